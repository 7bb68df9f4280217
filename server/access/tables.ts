// What is kept of people: who they are, what they may do, how they prove who they are, and where they are signed in.

/** Names and addresses stand here alone: the chain of acts knows a person by the pseudonym, so that both can be erased. */
export const ACCESS_TABLES = `
create table if not exists people (
  person text primary key, name text not null, email text unique, made_at text not null, ended_at text,
  password text, second_factor text, second_factor_step integer not null default 0, failures integer not null default 0, next_try_at text not null default '') strict;
create table if not exists grants (
  person text not null references people (person), role text not null, agency text not null default '', area text not null default '',
  given_at text not null, primary key (person, role, agency, area)) strict;
create table if not exists recovery_codes (person text not null references people (person), code text not null, used_at text, primary key (person, code)) strict;
create table if not exists sessions (
  token text primary key, session text not null unique, person text not null references people (person), is_whole integer not null, way text not null,
  agent text not null, made_at text not null, seen_at text not null, ends_at text not null) strict;
create table if not exists subjects (issuer text not null, subject text not null, person text not null references people (person), primary key (issuer, subject)) strict;
create table if not exists invitations (
  token text primary key, person text not null references people (person), kind text not null, made_at text not null, ends_at text not null, used_at text) strict;`;
