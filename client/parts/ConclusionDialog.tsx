// A conclusion recorded, or a draft of one edited, before the page that it is about.
import { useWords } from '../words.ts';
import { ConclusionForm } from './ConclusionForm.tsx';
import type { Prefilled } from './ConclusionForm.tsx';
import { Dialog } from './Dialog.tsx';
import './conclusion-words.ts';

export function ConclusionDialog({ close, kept, ...prefilled }: Prefilled & { close: () => void; kept?: (conclusion: string) => void }) {
  const { say } = useWords();
  return <Dialog title={say(prefilled.draft ? 'conclusions:form.edit' : 'conclusions:record')} onClose={close} wide><ConclusionForm {...prefilled} close={close} kept={kept} /></Dialog>;
}
