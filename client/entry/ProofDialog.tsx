// The documents of one line, over the sheet: opened, added, linked, taken away, and back to where one was.
import { Dialog } from '../parts/Dialog.tsx';
import { Evidence } from '../parts/Evidence.tsx';
import { LinkEvidence } from '../parts/LinkEvidence.tsx';
import { useWords } from '../words.ts';
import type { Line } from './grid.ts';
import { nameOf } from './sayings.ts';

export function ProofDialog({ line, agency, report, onClose }: { line: Line; agency: string; report: string; onClose: () => void }) {
  const { lang, say } = useWords();
  const of = { kind: 'figure', agency, report, indicator: line.indicator, part: line.part } as const;
  return (
    <Dialog title={`${say('entry:column.proof')}: ${line.code} ${nameOf(line, lang, say)}`} onClose={onClose} wide>
      {line.proof !== null && <p className="small ink-2">{say(`entry:proof.why.${line.proof}`)}</p>}
      <Evidence of={of} canAdd />
      <LinkEvidence of={of} />
      <p><button type="button" className="button" data-first onClick={onClose}>{say('entry:proof.back')}</button></p>
    </Dialog>
  );
}
