// Records of documents and what they prove, in the home's database: each change a row and an act of the same transaction.
import { randomUUID } from 'node:crypto';
import type { State } from '../lake/state.ts';

/** What a document proves: a figure by its `agency`, `report`, `indicator` and `part`; an activity, milestone or conclusion by its id, the `subject`; a component of a scorecard by the period, itself, the slot and the card, in the same four. `agency` is whose proof it is. */
export interface Target { kind: 'figure' | 'activity' | 'milestone' | 'conclusion' | 'component'; agency: string; report: string; indicator: string; part: string; subject: string }
/** What an official calls a document by; `dated` is an ISO day, null where it bears none. */
export interface Described { number: string; dated: string | null; issuer: string; subject: string }
export interface EvidenceRow extends Described {
  evidence: string; sha256: string; bytes: number; media_type: string; file_name: string; agency: string; added_at: string; added_by: string;
  idempotency_key: string; seq: number; withdrawn_at: string | null; withdrawn_seq: number | null;
}
export interface LinkRow extends Target {
  link: string; evidence: string; linked_at: string; linked_by: string; seq: number; unlinked_at: string | null; unlinked_by: string | null; unlinked_seq: number | null;
}
export type Kept = Pick<EvidenceRow, 'sha256' | 'bytes' | 'media_type' | 'file_name' | 'agency' | 'idempotency_key'> & Described;

const name = (of: string): string => `${of}-${randomUUID().replaceAll('-', '').slice(0, 12)}`;

/** What the act of a record holds of it: all but the sender's name for the file. */
export function saidOf({ sha256, bytes, media_type, number, dated, issuer, subject, agency }: Omit<Kept, 'file_name' | 'idempotency_key'>): string {
  return JSON.stringify({ sha256, bytes, media_type, number, dated, issuer, subject, agency });
}

/** What the act of a link holds of it. */
export function linkSaidOf({ link, kind, agency, report, indicator, part, subject }: Pick<LinkRow, 'link'> & Target): string {
  return JSON.stringify({ link, kind, agency, report, indicator, part, subject });
}

/** A document and what it proves first. Call it within a transaction, once its bytes are kept. */
export function addRecord(state: State, kept: Kept, target: Target, actor: string, at: string): { record: EvidenceRow; link: LinkRow } {
  const evidence = name('TL');
  const { seq } = state.act({ at, actor, kind: 'evidence', submission: evidence, detail: saidOf(kept) });
  const record: EvidenceRow = { evidence, ...kept, added_at: at, added_by: actor, seq, withdrawn_at: null, withdrawn_seq: null };
  state.run(`insert into evidence (evidence, sha256, bytes, media_type, file_name, number, dated, issuer, subject, agency, added_at, added_by, idempotency_key, seq)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    evidence, kept.sha256, kept.bytes, kept.media_type, kept.file_name, kept.number, kept.dated, kept.issuer, kept.subject, kept.agency, at, actor, kept.idempotency_key, seq);
  return { record, link: addLink(state, evidence, target, actor, at) };
}

/** Call it within a transaction. */
export function addLink(state: State, evidence: string, target: Target, actor: string, at: string): LinkRow {
  const link = name('LK');
  const { seq } = state.act({ at, actor, kind: 'link', submission: evidence, detail: linkSaidOf({ link, ...target }) });
  state.run('insert into evidence_links (link, evidence, kind, agency, report, indicator, part, subject, linked_at, linked_by, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    link, evidence, target.kind, target.agency, target.report, target.indicator, target.part, target.subject, at, actor, seq);
  return { link, evidence, ...target, linked_at: at, linked_by: actor, seq, unlinked_at: null, unlinked_by: null, unlinked_seq: null };
}

/** The document stays, and what it proved until now is known. Call it within a transaction. */
export function endLink(state: State, { link, evidence }: LinkRow, actor: string, at: string): void {
  const { seq } = state.act({ at, actor, kind: 'unlink', submission: evidence, detail: JSON.stringify({ link }) });
  state.run('update evidence_links set unlinked_at = ?, unlinked_by = ?, unlinked_seq = ? where link = ?', at, actor, seq, link);
}

/** A document added by mistake proves nothing any more; its bytes stay in the home. Call it within a transaction. */
export function withdrawRecord(state: State, evidence: string, actor: string, at: string): void {
  const open = linksOf(state, evidence).filter(({ unlinked_at }) => unlinked_at === null);
  for (const link of open) endLink(state, link, actor, at);
  const { seq } = state.act({ at, actor, kind: 'evidence-withdrawn', submission: evidence, detail: JSON.stringify({ links: open.length }) });
  state.run('update evidence set withdrawn_at = ?, withdrawn_seq = ? where evidence = ?', at, seq, evidence);
}

export function record(state: State, evidence: string): EvidenceRow | undefined {
  return state.get<EvidenceRow>('select * from evidence where evidence = ?', evidence);
}

export function recordByKey(state: State, key: string): EvidenceRow | undefined {
  return state.get<EvidenceRow>('select * from evidence where idempotency_key = ?', key);
}

export function recordsByHash(state: State, sha256: string): EvidenceRow[] {
  return state.all<EvidenceRow>('select * from evidence where sha256 = ? order by seq', sha256);
}

/** Every link of a document, ended ones too, the first one first. */
export function linksOf(state: State, evidence: string): LinkRow[] {
  return state.all<LinkRow>('select * from evidence_links where evidence = ? order by seq', evidence);
}

export function isSame(link: LinkRow, target: Target): boolean {
  return (['kind', 'agency', 'report', 'indicator', 'part', 'subject'] as const).every((column) => link[column] === target[column]);
}

/** How many documents a target has now. */
export function countOf(state: State, { kind, agency, report, indicator, part, subject }: Target): number {
  return Number(state.get<{ count: number }>(`select count(*) as count from evidence_links
    where kind = ? and agency = ? and report = ? and indicator = ? and part = ? and subject = ? and unlinked_at is null`, kind, agency, report, indicator, part, subject)!.count);
}
