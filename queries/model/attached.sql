-- What each document proves at a moment: the links in force, with the document's own words.
--
-- @with   readable
-- @param  areas      text? of figures, activities and milestones of these areas alone
-- @param  agencies   text? beside the areas, whatever is of these agencies
-- @param  as_of      timestamp? what was known then
-- @column link       text       -    id of the link
-- @column evidence   text       -    record of the document
-- @column kind       text       -    figure, activity, milestone, conclusion or component
-- @column agency     text       -    whose proof it is
-- @column report     text       -    of a figure
-- @column indicator  text       -    of a figure
-- @column part       text       -    of a figure
-- @column subject    text       -    id of an activity or milestone
-- @column sha256     text       -    of the file
-- @column bytes      integer    byte size of the file
-- @column media_type text       -    what the file is by its content
-- @column file_name  text       -    as the sender called it
-- @column number     text       -    number of the document
-- @column dated      date       -    its day
-- @column issuer     text       -    who issued it
-- @column title      text       -    its subject
-- @column added_at   timestamp  -    when it was added
-- @column linked_at  timestamp  -    since when it proves this
select
  l.link, l.evidence, l.kind, l.agency, l.report, l.indicator, l.part, l.subject, l.sha256, l.bytes, l.media_type, l.file_name, l.number, l.dated, l.issuer, l.title, l.added_at, l.linked_at
from evidence as l
left join readable as n on n.kind = l.kind and n.subject = case when l.kind = 'figure' then l.indicator else l.subject end and (l.kind <> 'figure' or n.agency = l.agency)
where l.linked_at <= $as_of and (l.unlinked_at is null or l.unlinked_at > $as_of) and ($areas is null or n.subject is not null or strpos($agencies, '|' || l.agency || '|') > 0)
