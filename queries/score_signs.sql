-- Signs that a score may be made to look better than it is, for whoever appraises: denominators that shrink, figures that are those of
-- the period before, shares of just a hundred, and points above what the data give. A part of a year is held against the same part alone.
--
-- @deed   review
-- @with   scores, tallies, components, bodies
-- @param  criteria  text    the set
-- @param  period    text    2026, or the month 2026M09
-- @param  as_of     timestamp? what was known then; now if left out
-- @column component text    -         its number in the set
-- @column name_vi   text    -         what is scored
-- @column name_en   text    -         the same in English
-- @column scored    text    -         a body, or the map itself
-- @column scored_vi text    -         its name
-- @column scored_en text    -         the same in English
-- @column sign      text    -         shrinking-denominator, copied-figure, exact-hundred or self-over-data
-- @column value     number? indicator what it is now: the denominator, the numerator, how many shares of just a hundred, points given to oneself
-- @column before    number? indicator what it is held against: of the period before, how many shares there are, points from data
-- @origin value,before tally criteria period scored component
with earlier as (
  select
    c.criteria, c.period, t.follows, lag(c.period) over (partition by c.criteria order by c.last_day) as before, cast(c.year - 1 as varchar) as last_year, t.every
  from (select distinct criteria, period, year, last_day from components where criteria = $criteria) as c
  inner join registry_criteria_sets as t on t.id = c.criteria
),
counted as (
  select t.component, t.scored, t.numerator, t.denominator, b.numerator as numerator_before, b.denominator as denominator_before
  from tallies as t
  inner join earlier as e on e.criteria = t.criteria and e.period = t.period
  left join tallies as b
    on b.criteria = case e.every when 'year' then e.follows else e.criteria end and b.period = case e.every when 'year' then e.last_year else e.before end and b.component = t.component and b.scored = t.scored
    and (e.every = 'month' or substr(b.at_period, 5) = substr(t.at_period, 5))
  where t.criteria = $criteria and t.period = $period and t.problem = '' and t.denominator > 0
),
signed as (
  select component, scored, 'shrinking-denominator' as sign, denominator as value, denominator_before as before
  from counted
  where denominator < 0.8 * denominator_before and numerator / denominator > numerator_before / denominator_before
  union all
  select component, scored, 'copied-figure' as sign, numerator as value, numerator_before as before
  from counted
  where numerator = numerator_before and denominator = denominator_before and denominator >= 30
  union all
  select '' as component, scored, 'exact-hundred' as sign, count(case when numerator = denominator then 1 end) as value, count(*) as before
  from counted
  group by scored
  having count(*) >= 5 and count(case when numerator = denominator then 1 end) >= 0.8 * count(*)
  union all
  select component, scored, 'self-over-data' as sign, self as value, data as before
  from scores
  where criteria = $criteria and period = $period and round(self, 2) > round(data, 2)
)
select g.component, coalesce(d.name_vi, '') as name_vi, coalesce(d.name_en, '') as name_en, g.scored, coalesce(b.name_vi, '') as scored_vi, coalesce(b.name_en, '') as scored_en, g.sign, g.value, g.before
from signed as g
left join components as c on c.criteria = $criteria and c.period = $period and c.component = g.component
left join registry_components as d on d.criteria = $criteria and d.component = g.component and coalesce(d.holds_from, date '0001-01-01') = coalesce(c.holds_from, date '0001-01-01')
left join bodies as b on b.agency = g.scored
order by g.sign, g.scored, g.component
