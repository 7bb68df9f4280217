-- How far each activity, and each milestone without a number, has come: the latest report of it, whole.
--
-- @param  as_of       timestamp? what was known then
-- @column subject     text       -           id of a milestone without a number, or of an activity
-- @column state       text       -           not-started, under-way, done, cannot; '' where an earlier record was taken back
-- @column done_on     date       -           day on which it was done
-- @column document    text       -           what proves it, in words
-- @column evidence    text       -           the record of that document, '' where none was added
-- @column spent       number     million-vnd all that it took so far; null where it is not told
-- @column note        text       -           as reported
-- @column agency      text       -           who reported it, '' where it is not known
-- @column reported_at timestamp  -           when
with placed as (
  select
    p.subject, p.state, p.done_on, p.document, p.evidence, p.spent, p.note, p.agency, p.proved_at as reported_at,
    row_number() over (partition by p.subject order by p.seq desc) as place
  from proofs as p
  where p.proved_at <= $as_of
)
select subject, state, done_on, document, evidence, spent, note, agency, reported_at from placed where place = 1
