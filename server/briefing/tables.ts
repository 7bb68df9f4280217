// What is kept of briefings: how decks were arranged, and the devices that show them unattended.

/** Slides named what they are about `target` while only targets had slides of their own; between quotes, which notes have escaped, it stands nowhere else. `slides`: their order, what is hidden, notes and asks, as JSON; never a figure. `token` of a screen: kept as its hash; null once it was revoked. `screen_paces`: kinds of slides that stay longer or shorter than the others. */
export const BRIEFING_TABLES = `
create table if not exists decks (
  deck text primary key, version integer not null, slides text not null, asks text not null, changed_by text not null, changed_at text not null) strict;
create table if not exists screens (
  screen text primary key, name text not null, plan text not null, seconds integer not null, kinds text not null, distance real not null, height real not null, theme text not null,
  token text unique, made_at text not null, revoked_at text, seen_at text, faults text not null default '[]') strict;
create table if not exists screen_paces (screen text not null, kind text not null, seconds integer not null, primary key (screen, kind)) strict;
update decks set slides = replace(slides, '"target":', '"about":') where slides like '%"target":%';`;
