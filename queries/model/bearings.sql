-- Each figure that may count in a period of a year, or that a month has: of a map and of each body. Those of a year are its own and those
-- of its quarters, counts and money of a flow as the last four together; the latest that is known is scored.
--
-- @with   figures, windows, quantities, monthlies, monthly_lines, monthly_sums, reports
-- @column owner       text    -         a body, or the map itself
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column period      text    -         2026, or the month 2026M09
-- @column at_period   text    -         of which window it is: 2026Y, 2026Q3, 2026M09
-- @column place       integer -         order of the period's windows, the latest highest
-- @column numerator   number  indicator of a share
-- @column denominator number  indicator of a share
-- @column value       number  indicator of everything else
-- @column problem     text    -         '' or why it cannot be said
with years as (
  select territory as owner, indicator, part, span, q, numerator, denominator, actual as value, problem from figures where standing = 'accepted' and span in ('quarter', 'year')
  union all
  select
    w.agency as owner, w.indicator, w.part, w.span, w.q, w.numerator, w.denominator,
    case
      when w.span = 'quarter' and n.timing = 'flow' and n.kind in ('count', 'money') then case when count(w.value) over four = n.windows then sum(w.value) over four end
      else w.value
    end as value, '' as problem
  from windows as w
  inner join quantities as n on n.territory = w.territory and n.indicator = w.indicator and n.part = w.part
  where w.standing = 'accepted' and w.span in ('quarter', 'year')
  window four as (partition by w.agency, w.indicator, w.part, w.span order by w.q range between 3 preceding and current row)
),
placed as (
  select
    y.owner, y.indicator, y.part, c.year, case when y.q % 4 = 0 and (y.span = 'year' or i.timing <> 'flow') then cast(c.year as varchar) || 'Y' else c.quarter end as at_period,
    2 * y.q + case y.span when 'year' then 1 else 0 end as place, case when i.kind = 'share' then y.numerator end as numerator, case when i.kind = 'share' then y.denominator end as denominator,
    case when i.kind <> 'share' then y.value end as value, y.problem
  from years as y
  inner join reports as c on c.q = y.q
  inner join registry_indicators as i on i.id = y.indicator
  where y.problem <> '' or case when i.kind = 'share' then y.numerator + y.denominator else y.value end is not null
)
select owner, indicator, part, cast(year as varchar) as period, at_period, place, numerator, denominator, value, problem from placed
union all
select territory as owner, indicator, part, report as period, report as at_period, 0 as place, numerator, denominator, value, problem from monthly_sums
union all
select
  m.agency as owner, m.indicator, m.part, m.report as period, m.report as at_period, 0 as place, case when i.kind = 'share' then m.numerator end as numerator,
  case when i.kind = 'share' then m.denominator end as denominator, case when i.kind <> 'share' then m.value end as value, '' as problem
from monthly_lines as m
inner join monthlies as d on d.agency = m.agency and d.indicator = m.indicator and d.report = m.report
inner join registry_indicators as i on i.id = m.indicator
where m.state in ('reported', 'nothing-to-report')
