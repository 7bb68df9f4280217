// What is kept of documents: one record for each that was added, what each proves, and which key made which report of progress.

/**
 * A record is never changed but once: when it is withdrawn. A link holds from `linked_at` until `unlinked_at`. Of a figure `agency`, `report`, `indicator` and `part` say
 * which; of an activity or milestone `subject` is its id; of a component of a scorecard they are period, component and slot, and `subject` the card. The bytes lie in the home's `evidence/`, under their hash.
 */
export const EVIDENCE_TABLES = `
create table if not exists evidence (
  evidence text primary key, sha256 text not null, bytes integer not null, media_type text not null, file_name text not null,
  number text not null, dated text, issuer text not null, subject text not null, agency text not null, added_at text not null, added_by text not null,
  idempotency_key text not null unique, seq integer not null references acts (seq), withdrawn_at text, withdrawn_seq integer references acts (seq)) strict;
create index if not exists evidence_by_hash on evidence (sha256);
create table if not exists evidence_links (
  link text primary key, evidence text not null references evidence (evidence), kind text not null, agency text not null, report text not null, indicator text not null,
  part text not null, subject text not null, linked_at text not null, linked_by text not null, seq integer not null references acts (seq),
  unlinked_at text, unlinked_by text, unlinked_seq integer references acts (seq)) strict;
create index if not exists evidence_links_of on evidence_links (evidence);
create table if not exists progress_keys (idempotency_key text primary key, subject text not null, said text not null, seq integer not null references acts (seq)) strict;`;
