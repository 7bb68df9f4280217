// What is being filled in: one draft for each agency and report, cell by cell. `version` of a cell is the draft's when it was last written;
// `reading` says how a number such as 1.234 was meant where that was asked. A draft's row stays when its cells are gone, so that no version comes twice.

export const DRAFT_TABLES = `
create table if not exists drafts (agency text not null, report text not null, version integer not null, primary key (agency, report)) strict;
create table if not exists draft_cells (
  agency text not null, report text not null, indicator text not null, part text not null, field text not null, text text not null, reading text not null,
  version integer not null, person text not null, at text not null, primary key (agency, report, indicator, part, field)) strict;`;
