// Documents that the body has already added for something else: found by a few letters, and made to prove this too.
import { useId, useState } from 'react';
import { toldOf } from '../access.ts';
import { askAnew, useQuestion } from '../api.ts';
import { asked, linkEvidence, partOf } from '../evidence.ts';
import type { Proven } from '../evidence.ts';
import { dateLabel, fold } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { useWords } from '../words.ts';
import './evidence-words.ts';
import './evidence.css';

const SHOWN = 6;

export function LinkEvidence({ of }: { of: Proven }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="evidence-link" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><Icon name="link" size={16} />{say('evidence:link.title')}</summary>
      {isOpen && <Choices of={of} />}
    </details>
  );
}

function Choices({ of }: { of: Proven }) {
  const { lang, say } = useWords();
  const id = useId();
  const [sought, setSought] = useState('');
  const [told, setTold] = useState('');
  const [done, setDone] = useState('');
  const [here, all] = [useQuestion('evidence', asked(of)), useQuestion('evidence', { agency: of.agency })];
  const part = partOf(of);
  const linked = new Set(here.state === 'ready' ? here.rows.filter((row) => row.part === part).map(({ evidence }) => evidence) : []);
  const rows = all.state === 'ready' ? all.rows : [];
  const others = rows.filter(({ evidence }, at) => !linked.has(evidence) && rows.findIndex((row) => row.evidence === evidence) === at);
  const found = others.filter(({ title, number, issuer, file }) => fold(`${title} ${number} ${issuer} ${file}`).includes(fold(sought)));
  if (all.state === 'waiting') return <p className="small" aria-busy="true">{say('state.loading', { thing: say('evidence:thing') })}</p>;
  if (all.state === 'failed') return <p className="field-error" role="alert"><Icon name="error" size={16} />{say('state.no-answer')} <button type="button" className="button button-small" onClick={all.retry}>{say('state.retry')}</button></p>;

  async function link(evidence: string, title: string): Promise<void> {
    setTold('');
    try {
      await linkEvidence(evidence, of, lang);
      setDone(say('evidence:link.done', { title }));
      await askAnew();
    } catch (error) {
      setTold(toldOf(error, say('state.no-answer')));
    }
  }

  return (
    <div className="stack-tight">
      {others.length === 0 && <p className="small ink-2">{say('evidence:link.none')}</p>}
      {others.length > SHOWN && <div className="field"><label htmlFor={id}>{say('evidence:link.find')}</label><input id={id} className="input" value={sought} maxLength={80} onChange={(event) => setSought(event.target.value)} /></div>}
      <ul className="rows">{found.slice(0, SHOWN).map(({ evidence, title, number, dated, of_vi, of_en }) => (
        <li key={evidence} className="evidence-item">
          <p className="grow break"><strong lang="vi">{title}</strong>
            <span className="sub">{[number, dated ? dateLabel(dated, lang) : '', say('evidence:link.proves', { what: lang === 'vi' ? of_vi : of_en })].filter(Boolean).join(' · ')}</span></p>
          <button type="button" className="button button-small" aria-label={say('evidence:link.takeOf', { title })} onClick={() => void link(evidence, title)}><Icon name="link" size={16} />{say('evidence:link.take')}</button>
        </li>
      ))}</ul>
      {found.length > SHOWN && <p className="small ink-2">{say('evidence:link.more', { count: found.length - SHOWN })}</p>}
      {sought !== '' && found.length === 0 && <p className="small ink-2">{say('evidence:link.unfound')}</p>}
      {told !== '' && <p className="field-error" role="alert"><Icon name="error" size={16} />{told}</p>}
      <p className="small" role="status">{done !== '' && <span className="mark-text"><Icon name="check" size={16} />{done}</span>}</p>
    </div>
  );
}
