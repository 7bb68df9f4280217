// Every page on one screen. The address is read once, the same way for all.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseAddress, readAddress, writeAddress } from './parts/address.ts';
import { Frame } from './parts/Frame.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { Broken } from './pages/Broken.tsx';
import { ScreenBroken } from './pages/ScreenBroken.tsx';

const root = createRootRoute({
  validateSearch: (raw: Record<string, unknown>) => readAddress(raw).address,
  component: Frame, notFoundComponent: () => <NotFound />, errorComponent: Broken,
});
const page = { getParentRoute: () => root };

const tree = root.addChildren([
  createRoute({ ...page, path: '/', component: lazyRouteComponent(() => import('./pages/Overview.tsx'), 'Overview') }),
  createRoute({ ...page, path: '/chi-tieu', component: lazyRouteComponent(() => import('./pages/Catalogue.tsx'), 'Catalogue') }),
  createRoute({ ...page, path: '/chi-tieu/$ma', component: lazyRouteComponent(() => import('./pages/Target.tsx'), 'Target') }),
  createRoute({ ...page, path: '/linh-vuc', component: lazyRouteComponent(() => import('./pages/Areas.tsx'), 'Areas') }),
  createRoute({ ...page, path: '/linh-vuc/$so', component: lazyRouteComponent(() => import('./pages/Area.tsx'), 'Area') }),
  createRoute({ ...page, path: '/co-quan', component: lazyRouteComponent(() => import('./pages/Agencies.tsx'), 'Agencies') }),
  createRoute({ ...page, path: '/co-quan/$ma', component: lazyRouteComponent(() => import('./pages/Agency.tsx'), 'Agency') }),
  createRoute({ ...page, path: '/ma-tran', component: lazyRouteComponent(() => import('./pages/Matrix.tsx'), 'Matrix') }),
  createRoute({ ...page, path: '/hoat-dong', component: lazyRouteComponent(() => import('./pages/Activities.tsx'), 'Activities') }),
  createRoute({ ...page, path: '/nop', component: lazyRouteComponent(() => import('./pages/Submit.tsx'), 'Submit') }),
  createRoute({ ...page, path: '/nop/$ky/$cq', component: lazyRouteComponent(() => import('./pages/Entry.tsx'), 'Entry') }),
  createRoute({ ...page, path: '/phieu/$phieu', component: lazyRouteComponent(() => import('./pages/Receipt.tsx'), 'Receipt') }),
  createRoute({ ...page, path: '/ke-hoach', component: lazyRouteComponent(() => import('./pages/Plans.tsx'), 'Plans') }),
  createRoute({ ...page, path: '/ket-luan', component: lazyRouteComponent(() => import('./pages/Conclusions.tsx'), 'Conclusions') }),
  createRoute({ ...page, path: '/ket-luan/$so', component: lazyRouteComponent(() => import('./pages/Conclusion.tsx'), 'Conclusion') }),
  createRoute({ ...page, path: '/par/$nam', component: lazyRouteComponent(() => import('./pages/ScoreDesk.tsx'), 'ScoreDesk') }),
  createRoute({ ...page, path: '/par/$nam/$tieuChi', component: lazyRouteComponent(() => import('./pages/ScoreDesk.tsx'), 'ScoreDesk') }),
  createRoute({ ...page, path: '/par/$nam/so-sanh', component: lazyRouteComponent(() => import('./pages/ScoreCompare.tsx'), 'ScoreCompare') }),
  createRoute({ ...page, path: '/par', component: lazyRouteComponent(() => import('./pages/Scorecards.tsx'), 'Scorecards') }),
  createRoute({ ...page, path: '/cong-bo', component: lazyRouteComponent(() => import('./pages/Publications.tsx'), 'Publications') }),
  createRoute({ ...page, path: '/thay-doi', component: lazyRouteComponent(() => import('./pages/Changes.tsx'), 'Changes') }),
  createRoute({ ...page, path: '/trinh-chieu', component: lazyRouteComponent(() => import('./pages/Briefings.tsx'), 'Briefings') }),
  createRoute({ ...page, path: '/trinh-chieu/$id', component: lazyRouteComponent(() => import('./pages/Stage.tsx'), 'Stage') }),
  createRoute({ ...page, path: '/trinh-chieu/$id/dieu-khien', component: lazyRouteComponent(() => import('./pages/Presenter.tsx'), 'Presenter') }),
  createRoute({ ...page, path: '/trinh-chieu/$id/sap-xep', component: lazyRouteComponent(() => import('./pages/Arrange.tsx'), 'Arrange') }),
  createRoute({ ...page, path: '/man-hinh', component: lazyRouteComponent(() => import('./pages/Screens.tsx'), 'Screens') }),
  createRoute({ ...page, path: '/man-hinh/$thietBi', component: lazyRouteComponent(() => import('./pages/Screen.tsx'), 'Screen'), errorComponent: ScreenBroken, pendingComponent: () => null }),
  createRoute({ ...page, path: '/so-tay/$so', component: lazyRouteComponent(() => import('./pages/Book.tsx'), 'Book') }),
  createRoute({ ...page, path: '/tai-lieu', component: lazyRouteComponent(() => import('./pages/Documents.tsx'), 'Documents') }),
  createRoute({ ...page, path: '/dang-nhap', component: lazyRouteComponent(() => import('./pages/SignIn.tsx'), 'SignIn') }),
  createRoute({ ...page, path: '/vao/$token', component: lazyRouteComponent(() => import('./pages/Invitation.tsx'), 'Invitation') }),
  createRoute({ ...page, path: '/tai-khoan', component: lazyRouteComponent(() => import('./pages/Account.tsx'), 'Account') }),
  createRoute({ ...page, path: '/nhac-viec', component: lazyRouteComponent(() => import('./pages/Reminders.tsx'), 'Reminders') }),
  createRoute({ ...page, path: '/nguoi-dung', component: lazyRouteComponent(() => import('./pages/People.tsx'), 'People') }),
  createRoute({ ...page, path: '/duyet', component: lazyRouteComponent(() => import('./pages/Review.tsx'), 'Review') }),
  createRoute({ ...page, path: '/han-nop', component: lazyRouteComponent(() => import('./pages/Progress.tsx'), 'Progress') }),
  createRoute({ ...page, path: '/nhat-ky', component: lazyRouteComponent(() => import('./pages/Audit.tsx'), 'Audit') }),
  createRoute({ ...page, path: '/tim', component: lazyRouteComponent(() => import('./pages/Search.tsx'), 'Search') }),
  createRoute({ ...page, path: '/phuong-phap', component: lazyRouteComponent(() => import('./pages/Method.tsx'), 'Method') }),
]);

export const router = createRouter({
  routeTree: tree, parseSearch: parseAddress, stringifySearch: writeAddress, defaultPreload: 'intent', scrollRestoration: true,
  defaultErrorComponent: Broken, defaultPendingMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
