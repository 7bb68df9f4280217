// Starts the pages.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from './api.ts';
import { attend } from './attended.ts';
import { beginLook } from './look.ts';
import { router } from './routes.tsx';
import { beginWorker } from './worker/begin.ts';
import './base.css';
import './controls.css';
import './told.css';
import './pages.css';
import './rooms.css';
import './print.css';

beginLook();
attend();

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

if (import.meta.env.PROD) beginWorker();
