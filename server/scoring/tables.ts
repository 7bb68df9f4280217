// What is kept of scores beside their acts: which key of a caller took which step, and what components read as of a publication.

/** A score is the acts about it; what they say stands in the acts alone. A tally is what a component measured when something was published: its act holds the hash of them all. */
export const SCORE_TABLES = `
create table if not exists score_keys (idempotency_key text primary key, subject text not null, seq integer not null unique references acts (seq)) strict;
create table if not exists snapshot_tallies (
  criteria text not null, period text not null, scored text not null, component text not null, numerator real, denominator real, value real, done_on text, at_period text,
  published_at text not null, seq integer not null references acts (seq), primary key (seq, criteria, period, scored, component)) strict;`;
