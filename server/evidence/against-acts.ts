// Records of documents and their links against the acts that made and ended them.
//
// What acts do not hold, they cannot prove: the sender's name for a file, and its idempotency key.
import type { Finding } from '../lake/finding.ts';
import type { Act, State } from '../lake/state.ts';
import { linkSaidOf, saidOf } from './records.ts';
import type { EvidenceRow, LinkRow } from './records.ts';

/** That an act of a kind says what a row says of it. `seq` is null where nothing has happened yet; then no act may say that it has. */
interface Held { row: string; kind: string; seq: number | null; at: string | null; says: (act: Act) => boolean }

export function documentsAgainstActs(acts: Act[], state: State): Finding[] {
  const records = state.all<EvidenceRow>('select * from evidence');
  const links = state.all<LinkRow>('select * from evidence_links');
  const bySeq = new Map(acts.map((act) => [act.seq, act]));
  const held = [...records.flatMap(ofRecord), ...links.flatMap(ofLink)];
  const named = new Set(held.map(({ seq }) => seq));
  return [
    ...held.filter(({ kind, seq, at, says }) => {
      const act = seq === null ? undefined : bySeq.get(seq);
      return act ? act.kind !== kind || act.at !== at || !says(act) : seq !== null || at !== null;
    }).map(({ row, kind, seq }): Finding => ({ code: 'evidence-changed', params: { row, kind, seq: seq ?? '–' } })),
    ...acts.filter(({ seq, kind }) => KINDS.has(kind) && !named.has(seq)).map(({ seq, kind, submission }): Finding => ({ code: 'act-without-evidence', params: { seq, kind, row: submission! } })),
  ];
}

const KINDS = new Set(['evidence', 'evidence-withdrawn', 'link', 'unlink']);

function ofRecord(row: EvidenceRow): Held[] {
  const { evidence } = row;
  return [
    { row: evidence, kind: 'evidence', seq: row.seq, at: row.added_at, says: ({ submission, actor, detail }) => submission === evidence && actor === row.added_by && detail === saidOf(row) },
    { row: evidence, kind: 'evidence-withdrawn', seq: row.withdrawn_seq, at: row.withdrawn_at, says: ({ submission }) => submission === evidence },
  ];
}

function ofLink(row: LinkRow): Held[] {
  const { link, evidence } = row;
  return [
    { row: link, kind: 'link', seq: row.seq, at: row.linked_at, says: ({ submission, actor, detail }) => submission === evidence && actor === row.linked_by && detail === linkSaidOf(row) },
    { row: link, kind: 'unlink', seq: row.unlinked_seq, at: row.unlinked_at, says: ({ submission, actor, detail }) => submission === evidence && actor === row.unlinked_by && detail === JSON.stringify({ link }) },
  ];
}
