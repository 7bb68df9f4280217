// A ruling before it is recorded: which milestone, by which document, and what it would change of every page that it touches.
import { useState } from 'react';
import { useQuestion } from '../api.ts';
import { Icon } from '../marks/Icon.tsx';
import { StatusWord } from '../marks/StatusWord.tsx';
import type { Status } from '../marks/status.ts';
import { rule, useRulingEffect, withdrawRuling } from '../rulings.ts';
import type { RulingEffect } from '../rulings.ts';
import { dateLabel } from '../format.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { goalOfSide, sidesOf } from './Conflicts.tsx';
import type { Conflict } from './Conflicts.tsx';
import { Dialog } from './Dialog.tsx';
import { Field, Form } from './Form.tsx';

/** @param rows everything that stands for the same thing and year */
export function RulingDialog({ rows, kind, close }: { rows: Conflict[]; kind: 'rule' | 'withdraw'; close: () => void }) {
  const { lang, say } = useWords();
  const inUse = rows.find(({ operative }) => operative)!;
  const [chosen, setChosen] = useState(inUse.milestone);
  const sides = sidesOf(rows);
  async function send({ document = '', note = '', reason = '' }: Record<string, string>): Promise<void> {
    await (kind === 'rule' ? rule(chosen, document, note, lang) : withdrawRuling(inUse.milestone, reason, lang));
    close();
  }
  return (
    <Dialog title={say(`rulings:dialog.${kind}`, { name: named(inUse, 'short', lang), year: inUse.due })} onClose={close} wide>
      <Form label={say(kind === 'rule' ? 'rulings:record' : 'rulings:withdraw')} send={send}>
        {kind === 'rule' && (
          <fieldset className="ruling-choices">
            <legend className="label">{say('rulings:choose')}</legend>
            {sides.map(([row]) => (
              <label key={row!.milestone} className="check"><input type="radio" name="milestone" value={row!.milestone} checked={sides.find((side) => side.some(({ milestone }) => milestone === chosen))?.[0] === row} onChange={() => setChosen(row!.milestone)} />
                <span><strong className="num">{goalOfSide(row!, lang)}</strong>, {named(row!, 'plan_short', lang)}{row!.signed && <span className="ink-2 num"> ({dateLabel(row!.signed, lang)})</span>} <StatusWord status={row!.status} /></span></label>
            ))}
          </fieldset>
        )}
        <Effect milestone={kind === 'rule' ? chosen : inUse.milestone} withdrawn={kind === 'withdraw'} />
        {kind === 'rule' ? (
          <>
            <Field name="document" label={say('rulings:document')} hint={say('rulings:documentHint')} />
            <Field name="note" label={say('rulings:note')} required={false} />
          </>
        ) : <div className="field"><label htmlFor="withdraw-reason">{say('rulings:reason')}</label><textarea id="withdraw-reason" className="textarea" name="reason" lang="vi" required minLength={15} maxLength={1000} data-first /></div>}
        <p className="note">{say('rulings:from')}</p>
      </Form>
      <p><button type="button" className="button button-quiet" onClick={close}>{say('rulings:leave')}</button></p>
    </Dialog>
  );
}

function Effect({ milestone, withdrawn }: { milestone: string; withdrawn: boolean }) {
  const { say } = useWords();
  const effect = useRulingEffect(milestone, withdrawn);
  return (
    <div className="ruling-effect stack-tight" aria-live="polite">
      <h3 className="strong">{say('rulings:effect')}</h3>
      <Answer of={effect} thing={say('rulings:effectThing')} skeleton={<Skeleton lines={2} />}>
        {(pages) => {
          const changed = pages.filter((page) => changesOf(page).length > 0);
          return changed.length === 0 ? <p className="small ink-2">{say(pages.some((page) => page.in_use_before !== page.in_use_after) ? 'rulings:onlyUse' : 'rulings:nothing')}</p> : <ul className="rows">{changed.map((page) => <Page key={`${page.plan} ${page.target}`} page={page} />)}</ul>;
        }}
      </Answer>
    </div>
  );
}

/** Verdicts of a page that would turn, by what they are of. */
function changesOf(page: RulingEffect): { of: 'use' | 'status' | 'passed'; before: string | null; after: string | null }[] {
  return [
    { of: 'use' as const, before: page.verdict_before, after: page.verdict_after }, { of: 'status' as const, before: page.status_before, after: page.status_after }, { of: 'passed' as const, before: page.passed_before, after: page.passed_after },
  ].filter(({ before, after }) => before !== after);
}

/** The same target stands in several plans: each with its own. */
function Page({ page }: { page: RulingEffect }) {
  const { lang, say } = useWords();
  const plans = useQuestion('plans', {});
  const plan = plans.state === 'ready' ? plans.rows.find((one) => one.plan === page.plan) : undefined;
  return (
    <li className="stack-tight">
      <p className="small"><strong>{named(page, 'short', lang)}</strong>{plan && <span className="ink-2">, {named(plan, 'short', lang)}</span>}</p>
      {changesOf(page).map(({ of, before, after }) => (
        <p key={of} className="small row"><span className="ink-2">{say(`rulings:of.${of}`)}</span> <Verdict of={before} /> <Icon name="arrow-right" size={14} label={say('rulings:becomes')} /> <Verdict of={after} /></p>
      ))}
    </li>
  );
}

function Verdict({ of }: { of: string | null }) {
  const { say } = useWords();
  return of === null ? <span className="ink-2">{say('rulings:noVerdict')}</span> : <StatusWord status={of as Status} />;
}
