-- The campaign of each set and period: until when each of its stages lasts and who is scored, as it was said last.
--
-- @param  as_of         timestamp? what was known then
-- @column criteria      text - id of the set
-- @column period        text - 2026, or the month 2026M09
-- @column self_until    date - last day on which points are given to oneself
-- @column first_until   date - last day of the first appraisal
-- @column explain_until date - last day of explanations
-- @column final_until   date - last day of the second appraisal
-- @column agencies      text - bodies that are scored, between bars; '' for all
-- @column stage         text - self, first, explain, final or closed today
-- @column until         date - last day of that stage, null where closed
with said as (
  select s.*, row_number() over (partition by s.criteria, s.period order by s.seq desc) as place from campaign_steps as s where s.step in ('opened', 'changed') and s.taken_at <= $as_of
)
select
  criteria, period, self_until, first_until, explain_until, final_until, coalesce(agencies, '') as agencies,
  case when $today <= self_until then 'self' when $today <= first_until then 'first' when $today <= explain_until then 'explain' when $today <= final_until then 'final' else 'closed' end as stage,
  case when $today <= self_until then self_until when $today <= first_until then first_until when $today <= explain_until then explain_until when $today <= final_until then final_until end as until
from said
where place = 1
