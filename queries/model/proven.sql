-- What is recorded as done, with the document that proves it: the latest record of each milestone and activity.
--
-- @param  as_of     timestamp? what was known then
-- @column subject   text       - id of a milestone without a number, or of an activity
-- @column done_on   date       - day on which it was done
-- @column document  text       - what proves it
with placed as (
  select p.subject, p.done_on, p.document, row_number() over (partition by p.subject order by p.seq desc) as place from proofs as p where p.proved_at <= $as_of
)
select subject, done_on, document from placed where place = 1 and done_on is not null
