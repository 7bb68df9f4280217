// The evidence slots of a component: what is asked for, what is there and whether it looks right, and a way to add what is missing.
import { useState } from 'react';
import { mayOpen, useMe } from '../access.ts';
import { useQuestion } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import { asked, evidenceAddress } from '../evidence.ts';
import type { Proven } from '../evidence.ts';
import { dateLabel } from '../format.ts';
import { Icon } from '../marks/Icon.tsx';
import { slotsOf } from '../scores.ts';
import type { Component } from '../scores.ts';
import { named, useWords } from '../words.ts';
import { Answer, Skeleton } from './Answer.tsx';
import { Dialog } from './Dialog.tsx';
import { Evidence } from './Evidence.tsx';
import { LinkEvidence } from './LinkEvidence.tsx';
import type { Looked } from './score-place.ts';
import './evidence-words.ts';
import './evidence.css';

type Document = Row<'evidence'>;

export function ScoreProof({ row, looked, speaks }: { row: Component; looked: Looked; speaks: boolean }) {
  const { say } = useWords();
  const { of } = looked;
  const [adding, setAdding] = useState<number | null>(null);
  const proven = (slot: number): Proven => ({ kind: 'component', agency: row.owner ?? of.scored, of: `${of.criteria}/${of.scored}`, report: of.period, indicator: row.component, part: `slot=${slot}` });
  const documents = useQuestion('evidence', asked(proven(1)));
  const adds = speaks && row.applies && (row.self_open || row.explain_open);
  const slots = slotsOf(row);
  return (
    <section className="stack-tight score-proof" aria-labelledby="proof">
      <h3 className="title" id="proof">{say('scores:proof', { given: row.evidence_given, asked: row.evidence_asked })}</h3>
      <Answer of={documents} thing={say('evidence:thing')} skeleton={<Skeleton lines={2} />}>
        {(all) => {
          // Documents that their body and the appraisers alone may see are counted all the same.
          const isHidden = slots.filter((_, place) => all.some(({ part }) => part === `slot=${place + 1}`)).length < row.evidence_given;
          return (
          <ol className="rows">
            {slots.map((slot, place) => {
              const own = all.filter(({ part }) => part === `slot=${place + 1}`);
              return (
                <li key={`${place} ${slot}`} className="score-slot" data-given={own.length > 0}>
                  <span className="slot-number num" aria-hidden="true">{place + 1}</span>
                  <div className="grow stack-tight">
                    <p className="strong" lang="vi">{slot}</p>
                    {own.map((document) => <Given key={document.link} document={document} all={all} period={of.period} />)}
                    {own.length === 0 && (isHidden ? <p className="small ink-2">{say('scores:unseen')}</p> : <Missing row={row} looked={looked} />)}
                  </div>
                  {adds && <button type="button" className="button button-small" aria-label={say('scores:uploadOf', { slot })} onClick={() => setAdding(place + 1)}><Icon name="upload" size={16} />{say('scores:upload')}</button>}
                </li>
              );
            })}
          </ol>
          );
        }}
      </Answer>
      {adding !== null && (
        <Dialog title={slots[adding - 1]!} onClose={() => setAdding(null)} wide>
          <Evidence of={proven(adding)} canAdd />
          <LinkEvidence of={proven(adding)} />
          <p><button type="button" className="button" data-first onClick={() => setAdding(null)}>{say('scores:proofBack')}</button></p>
        </Dialog>
      )}
    </section>
  );
}

/** A document with what can be seen of it: of its year, numbered, issued by somebody, used once. */
function Given({ document, all, period }: { document: Document; all: Document[]; period: string }) {
  const { lang, say } = useWords();
  const me = useMe();
  const year = Number(period.slice(0, 4));
  const dated = document.dated === null ? null : Number(document.dated.slice(0, 4));
  // What tells of a year may be dated in the one after it.
  const checks: [string, boolean][] = [
    ['year', dated === year || dated === year + 1], ['number', document.number !== ''], ['issuer', document.issuer !== ''], ['once', !all.some((other) => other.link !== document.link && other.sha256 === document.sha256)],
  ];
  const facts = [document.number, document.dated ? dateLabel(document.dated, lang) : ''].filter(Boolean).join(', ');
  return (
    <>
      <p className="small break" lang="vi">{mayOpen(me, document.agency) ? <a href={evidenceAddress(document.sha256)} target="_blank" rel="noopener">{document.title}</a> : document.title}{facts && <span className="num">. {facts}</span>}</p>
      <ul className="row slot-checks" aria-label={say('scores:checks')}>{checks.map(([check, holds]) => <li key={check} className={holds ? 'mark-text ink-2' : 'mark-text soon-ink'}><Icon name={holds ? 'check' : 'question'} size={14} />{say(`scores:check.${check}${holds ? '' : 'Not'}`)}</li>)}</ul>
    </>
  );
}

function Missing({ row, looked: { campaign } }: { row: Component; looked: Looked }) {
  const { lang, say } = useWords();
  const owner = named({ owner_vi: row.owner_vi, owner_en: row.owner_en }, 'owner', lang);
  const isOpen = row.self_open || row.explain_open;
  const until = row.self_open ? campaign.self_until : row.explain_open ? campaign.explain_until : null;
  const words = !isOpen || !owner ? say('scores:missing') : until ? say('scores:missingUntil', { owner, date: dateLabel(until, lang) }) : say('scores:missingBy', { owner });
  return <p className="small late-ink strong">{words}</p>;
}
