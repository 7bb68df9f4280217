-- The points that follow from what is known, and from each figure that is supposed, by the rule that holds. Comparisons are made after
-- rounding to nine decimals; points are not rounded. No figure gives no points, which is not zero.
--
-- @with   trials, components
-- @column indicator   text    -         what is measured
-- @column criteria    text    -         id of the set
-- @column period      text    -         2026, or the month 2026M09
-- @column component   text    -         its number in the set
-- @column scored      text    -         a body, or the map itself
-- @column is_now      boolean -         of what is known, not supposed
-- @column at_period   text    -         of which window the figure is
-- @column measure     number  -         percent of a share or survey, else the value
-- @column numerator   number  indicator of a share
-- @column denominator number  indicator of a share
-- @column done_on     date    -         of an activity
-- @column read_at     timestamp -       when it was published so, null where it is read live
-- @column points      number  -         null where they cannot be said
-- @column other       number  -         by the second reading, where sources differ
-- @column state       text    -         scored, no-data, zero-denominator, coverage, not-scored or no-rule
with measured as (
  select
    t.*, c.indicator, c.subject, c.rule, c.max, c.threshold, c.floor, c.each, c.zero, c.other_threshold, c.year, c.holds_from, coalesce(t.denominator = 0, false) as is_zero,
    case when t.problem <> '' then null when t.denominator is not null then 100.0 * t.numerator / nullif(t.denominator, 0) else t.value end as figure,
    case when t.problem <> '' then null when t.denominator is not null then round(100.0 * t.numerator / nullif(t.denominator, 0), 9) else round(t.value, 9) end as measure
  from trials as t
  inner join components as c on c.criteria = t.criteria and c.period = t.period and c.component = t.component
),
stepped as (
  select m.criteria, m.period, m.component, m.scored, m.is_now, m.measure, max(s.points) as points
  from measured as m
  inner join registry_component_steps as s
    on s.criteria = m.criteria and s.component = m.component and coalesce(s.holds_from, date '0001-01-01') = coalesce(m.holds_from, date '0001-01-01') and s.option = ''
    and (s.least is null or m.measure >= s.least) and (s.below is null or m.measure < s.below)
    and (m.subject = '' or m.done_on is not null) and (s.by = '' or m.done_on <= cast(cast(m.year + case when s.by like '+%' then 1 else 0 end as varchar) || '-' || replace(s.by, '+', '') as date))
  where m.rule = 'steps'
  group by m.criteria, m.period, m.component, m.scored, m.is_now, m.measure
),
ruled as (
  select
    m.*, case when m.figure < 0 then 0 when m.figure > 100 then 1 else m.figure / 100 end as ratio,
    case when m.rule in ('count', 'bonus', 'penalty', 'deduction') then case when m.figure < 0 then 0 when m.figure * m.each > m.max then m.max else m.figure * m.each end end as counted,
    case when m.rule = 'steps' and (m.measure is not null or m.done_on is not null) then coalesce(s.points, 0) end as stepped
  from measured as m
  left join stepped as s on s.criteria = m.criteria and s.period = m.period and s.component = m.component and s.scored = m.scored and s.is_now = m.is_now and (s.measure = m.measure or (s.measure is null and m.measure is null))
)
select
  indicator, criteria, period, component, scored, is_now, at_period, measure, numerator, denominator, done_on, read_at,
  case
    when rule = 'none' or problem <> '' then null
    when is_zero then case zero when 'full' then max when 'none' then 0 end
    when rule = 'steps' then stepped
    when rule = 'ratio' or rule = 'survey' then max * ratio
    when rule = 'ratio-floor' then case when measure < floor then 0 else max * ratio end
    when rule in ('ratio-threshold', 'index') then case when measure >= coalesce(threshold, 100) then max when measure < 0 then 0 else max * figure / coalesce(threshold, 100) end
    when rule = 'deduction' then max - counted
    when rule = 'penalty' then -counted
    else counted
  end as points,
  case when problem <> '' or is_zero or other_threshold is null then null when measure >= other_threshold then max else max * figure / other_threshold end as other,
  case
    when rule = 'none' then 'no-rule' when problem <> '' then 'coverage'
    when is_zero then case zero when 'not-scored' then 'not-scored' else 'zero-denominator' end
    when measure is null and done_on is null then 'no-data' else 'scored'
  end as state
from ruled
