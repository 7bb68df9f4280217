import { say } from '../charts/words.ts';
import type { Lang } from '../charts/words.ts';
import { useLang } from './language.tsx';
import { asStatus, toneOf } from './status.ts';
import { StatusGlyph } from './StatusGlyph.tsx';

/** A verdict as shape, colour and word. `large` for the block of a target's page. */
export function StatusWord(props: { status: string | null | undefined; lang?: Lang; size?: number; large?: boolean }) {
  const lang = useLang(props.lang);
  const status = asStatus(props.status);
  return (
    <span className={props.large ? 'status-word status-word-large' : 'status-word'} data-tone={toneOf(status)}>
      <StatusGlyph status={status} size={props.size ?? (props.large ? 20 : 15)} />
      <span>{say(lang, `terms:status.${status}`)}</span>
    </span>
  );
}
