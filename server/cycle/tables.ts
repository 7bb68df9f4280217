// What is kept of a sheet while it is looked at.

/** `remarks`: what intake found unusual when the sheet came. `marks`: what a reviewer thinks of each figure before it is decided. */
export const CYCLE_TABLES = `
create table if not exists remarks (
  submission text not null references submissions (submission), indicator text not null, part text not null, code text not null, field text not null,
  given real, other real, low real, high real, reports text not null, primary key (submission, indicator, part, code, field)) strict;
create table if not exists marks (
  submission text not null references submissions (submission), indicator text not null, part text not null, mark text not null, reason text not null, told text not null,
  person text not null, at text not null, primary key (submission, indicator, part)) strict;`;
