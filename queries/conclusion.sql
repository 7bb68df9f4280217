-- What was said of one conclusion, the latest first. Of a draft, and of wordings that were struck before it was signed, only those who
-- may record one are told.
--
-- @with   followed
-- @param  conclusion text       its number
-- @param  as_of      timestamp? what was known then; now if left out
-- @column conclusion text       - its number
-- @column step       text       - noted, signed, progress, claimed, returned, confirmed, extended or stopped
-- @column taken_at   timestamp  - when
-- @column counts     boolean    - nothing later of its kind was said
-- @column text       text?      - as recorded
-- @column due        date?      - the deadline that it set
-- @column notice     text?      - number of the signed notice
-- @column signed_on  date?      - its day
-- @column done_on    date?      - the day on which it was done, as claimed
-- @column document   text?      - what proves that, in words
-- @column note       text?      - progress, or the reason
with said as (
  select
    s.conclusion, s.step, s.taken_at, row_number() over (partition by s.step order by s.seq desc) = 1 as counts, s.text, s.due, s.notice, s.signed_on, s.done_on, s.document, nullif(s.note, '') as note, s.seq
  from conclusion_steps as s
  inner join followed as f on f.conclusion = s.conclusion
  where s.conclusion = $conclusion and s.taken_at <= $as_of and (f.notice is not null or coalesce($drafts, false))
)
select d.conclusion, d.step, d.taken_at, d.counts, d.text, d.due, d.notice, d.signed_on, d.done_on, d.document, d.note
from said as d
where d.step <> 'noted' or d.counts or coalesce($drafts, false)
order by d.seq desc
