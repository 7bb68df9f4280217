// What is kept of conclusions beside their acts: which key of a caller made which step of which conclusion.

/** A conclusion is a number and the acts about it, the first of which recorded it; what they say stands in the acts alone. */
export const CONCLUSION_TABLES = `
create table if not exists conclusion_keys (idempotency_key text primary key, conclusion integer not null, seq integer not null unique references acts (seq)) strict;
create index if not exists conclusion_keys_of on conclusion_keys (conclusion, seq);`;
