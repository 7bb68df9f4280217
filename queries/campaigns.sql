-- What is scored in which period, the latest first: every period of a yearly set, and the months that have figures; with the days of its campaign, where one was opened.
--
-- @with   components, cardholders, tallies, rounds
-- @param  family        text?   of these sets
-- @param  as_of         timestamp? what was known then; now if left out
-- @column criteria      text    -      id of the set
-- @column period        text    -      2026, or the month 2026M09
-- @column family        text    -      sets that follow one another
-- @column short_vi      text    -      short name of the set
-- @column short_en      text    -      the same in English
-- @column every         text    -      year or month
-- @column certainty     text    -      verified, reconstructed or illustrative
-- @column territory     text    -      the map that it is of, '' for every one
-- @column stage         text    -      self, first, explain, final or closed today; none where there is no campaign
-- @column until         date?   -      last day of that stage
-- @column self_until    date?   -      last day on which points are given to oneself
-- @column first_until   date?   -      last day of the first appraisal
-- @column explain_until date?   -      last day of explanations
-- @column final_until   date?   -      last day of the second appraisal
-- @column days_left     integer? day   until the stage ends
-- @column agencies      text    -      bodies that are scored, between bars; '' for all
-- @column cards         integer body   that are scored
-- @column components    integer component in the set
-- @origin cards registry file='agencies.csv'
-- @origin components registry file='criteria'
-- @origin days_left registry file='calendar.csv'
with measured as (
  select distinct criteria, period from tallies
),
held as (
  select criteria, period, count(*) as cards from cardholders group by criteria, period
),
sized as (
  select criteria, period, min(last_day) as last_day, count(*) as components from components group by criteria, period
)
select
  s.id as criteria, z.period, s.family, s.short_vi, s.short_en, s.every, s.certainty, s.territory, coalesce(r.stage, 'none') as stage, r.until, r.self_until, r.first_until, r.explain_until, r.final_until,
  cast(r.until as date) - cast($today as date) as days_left, coalesce(r.agencies, '') as agencies, coalesce(h.cards, 0) as cards, z.components
from registry_criteria_sets as s
inner join sized as z on z.criteria = s.id
left join held as h on h.criteria = s.id and h.period = z.period
left join rounds as r on r.criteria = s.id and r.period = z.period
left join measured as m on m.criteria = s.id and m.period = z.period
where (s.every = 'year' or m.period is not null or r.stage is not null) and ($family is null or s.family = $family)
order by z.last_day desc, s.position, s.id
