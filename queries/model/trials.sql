-- What points are worked out from, for the cards that are asked for: the figure as it is read, live or as of the last publication (before
-- the first one, live), the day on which an activity was done, and whatever else is supposed in its place.
--
-- @with   components, cardholders, tallies, progress, supposals
-- @param  supposed    text?      a component of which something is supposed: then of this card alone
-- @param  criteria    text?      whose set
-- @param  period      text?      whose period
-- @param  scored      text?      whose body or map
-- @param  touched     text?      only components of these indicators, each between bars
-- @param  cards       text?      only these cards, each as set/period/scored between bars
-- @param  as_of       timestamp? what was known then
-- @column criteria    text    -         id of the set
-- @column period      text    -         2026, or the month 2026M09
-- @column component   text    -         its number in the set
-- @column scored      text    -         a body, or the map itself
-- @column is_now      boolean -         as it is known, not supposed
-- @column at_period   text    -         of which window the figure is
-- @column numerator   number  indicator of a share
-- @column denominator number  indicator of a share
-- @column value       number  indicator of everything else
-- @column done_on     date    -         of an activity
-- @column problem     text    -         '' or why it cannot be said
-- @column read_at     timestamp -       when it was published so, null where it is read live
with asked as (
  select c.criteria, c.period, c.component, h.scored, c.reading, c.subject
  from cardholders as h
  inner join components as c on c.criteria = h.criteria and c.period = h.period and (c.applies_to = '' or ' ' || c.applies_to || ' ' like '% ' || h.kind || ' %')
  where ($supposed is null or (h.criteria = $criteria and h.period = $period and h.scored = $scored))
    and ($touched is null or strpos($touched, '|' || c.indicator || '|') > 0) and ($cards is null or strpos($cards, '|' || h.criteria || '/' || h.period || '/' || h.scored || '|') > 0)
),
published as (
  select s.*, 'snapshot' as reading, dense_rank() over (partition by s.criteria, s.period, s.scored order by s.seq desc) as place from snapshot_tallies as s where s.published_at <= $as_of
),
latest as (
  select * from published where place = 1
),
frozen as (
  select distinct criteria, period, scored, reading, published_at from latest
)
select
  a.criteria, a.period, a.component, a.scored, true as is_now, case when f.reading is null then t.at_period else s.at_period end as at_period,
  case when f.reading is null then t.numerator else s.numerator end as numerator, case when f.reading is null then t.denominator else s.denominator end as denominator,
  case when f.reading is not null then s.value when a.subject = '' then t.value when d.state = 'done' then 1 when d.state <> '' then 0 end as value,
  case when f.reading is not null then s.done_on when d.state = 'done' then d.done_on end as done_on, case when f.reading is null then coalesce(t.problem, '') else '' end as problem,
  f.published_at as read_at
from asked as a
left join frozen as f on f.reading = a.reading and f.criteria = a.criteria and f.period = a.period and f.scored = a.scored
left join latest as s on s.reading = a.reading and s.criteria = a.criteria and s.period = a.period and s.component = a.component and s.scored = a.scored
left join tallies as t on t.criteria = a.criteria and t.period = a.period and t.component = a.component and t.scored = a.scored
left join progress as d on d.subject = a.subject
union all
select criteria, period, component, scored, false as is_now, null as at_period, case when is_share then measure end as numerator, case when is_share then 100.0 end as denominator, case when not is_share then measure end as value,
  done_on, '' as problem, null as read_at
from supposals
