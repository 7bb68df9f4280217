// The paper-clip of a line: how many documents prove its figure, and the way to them.
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import type { Line } from './grid.ts';
import type { Proof } from './proof.ts';
import { nameOf } from './sayings.ts';

/** @param isLong in words, where there is room for them */
export function ProofButton({ line, proof: { many, isMissing }, onOpen, isLong = false }: { line: Line; proof: Proof; onOpen: (line: Line) => void; isLong?: boolean }) {
  const { lang, say } = useWords();
  const told = isMissing ? say('entry:proof.missing') : say('entry:proof.count', { count: many ?? 0 });
  const state = isMissing ? 'missing' : many === null || many === 0 ? 'none' : 'some';
  return (
    <button type="button" className={isLong ? 'button proof-button' : 'proof-button'} data-proof={state} aria-haspopup="dialog" onClick={() => onOpen(line)}>
      <Icon name="evidence" size={isLong ? 20 : 16} />
      {isLong ? <span>{many === null ? '' : `${told} · `}{say('entry:proof.take')}</span> : (
        <><span>{state === 'some' ? many : say(`entry:proof.${state === 'missing' ? 'short' : 'add'}`)}</span><span className="hidden-look"> {say(`entry:proof.of.${state}`, { line: [line.code, nameOf(line, lang, say)].filter(Boolean).join(' ') })}</span></>
      )}
    </button>
  );
}
