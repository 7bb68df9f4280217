-- The figures of each month of those who owe them added over a map: shares as sums of numerators and denominators, surveys weighted by sample. Months
-- are covered by bodies, since nothing is known of the cases of one that is absent.
--
-- @with   monthly_lines, monthlies, rules
-- @column territory   text    -         the map
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column report      text    -         the month
-- @column numerator   number  indicator of a share
-- @column denominator number  indicator of a share
-- @column value       number  indicator of everything else
-- @column problem     text    -         '' or coverage-low, not-combinable
with expected as (
  select territory, indicator, report, count(*) as agencies from monthlies group by territory, indicator, report
),
owed as (
  select m.* from monthly_lines as m inner join monthlies as d on d.agency = m.agency and d.indicator = m.indicator and d.report = m.report
),
released as (
  select territory, indicator, part, report, count(*) as agencies from owed where state = 'not-applicable' group by territory, indicator, part, report
),
added as (
  select
    m.territory, m.indicator, m.part, m.report, min(i.kind) as kind, count(*) as agencies, count(m.sample) as samples, sum(m.numerator) as numerator, sum(m.denominator) as denominator, sum(m.value) as value,
    sum(m.value * m.sample) / nullif(sum(m.sample), 0) as mean
  from owed as m
  inner join registry_indicators as i on i.id = m.indicator
  where m.state in ('reported', 'nothing-to-report')
  group by m.territory, m.indicator, m.part, m.report
)
select
  a.territory, a.indicator, a.part, a.report, case when a.kind = 'share' then a.numerator end as numerator, case when a.kind = 'share' then a.denominator end as denominator,
  case when a.kind = 'share' then null when a.agencies = 1 or a.kind not in ('survey', 'rank') then a.value when a.kind = 'survey' and a.samples = a.agencies then a.mean end as value,
  case
    when a.agencies > 1 and (a.kind = 'rank' or (a.kind = 'survey' and (a.samples < a.agencies or a.mean is null))) then 'not-combinable'
    when round(1.0 * a.agencies / (x.agencies - coalesce(e.agencies, 0)), 9) < u.least_coverage then 'coverage-low'
    else ''
  end as problem
from added as a
inner join expected as x on x.territory = a.territory and x.indicator = a.indicator and x.report = a.report
inner join registry_calendar as c on c.report = a.report
inner join rules as u on c.ends >= u.from_day and (u.to_day is null or c.ends < u.to_day)
left join released as e on e.territory = a.territory and e.indicator = a.indicator and e.part = a.part and e.report = a.report
