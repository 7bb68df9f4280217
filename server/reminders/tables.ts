// What is kept of reminders: which mails went out, what they told, what a person wishes, and the secret address of a person's calendar.

/**
 * `digests.state`: sending (written before the mail server is spoken to), sent, waiting (to be tried again), refused (the address was), or
 * unknown (nobody can say whether it arrived). `told.matter` is told once. `calendars.closed` is the token under the home's key.
 */
export const REMINDER_TABLES = `
create table if not exists digests (
  person text not null references people (person), day text not null, hash text not null, state text not null, tries integer not null, changed_at text not null, next_try_at text not null default '',
  primary key (person, day)) strict;
create table if not exists told (person text not null references people (person), matter text not null, day text not null, primary key (person, matter)) strict;
create table if not exists wishes (person text primary key references people (person), mails integer not null, lang text not null) strict;
create table if not exists calendars (person text primary key references people (person), token text not null unique, closed text not null, made_at text not null) strict;`;
