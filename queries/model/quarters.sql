-- Each agency's known quarter of a flow, from cumulative reports by subtraction, numerator and denominator apart: Q2 = H1 − Q1,
-- Q4 = Y − H1 − Q3, of the agency and of those whose work it carries on and who do not report for themselves any more. Where a report that is owed is missing it is not known, and
-- neither where what is left cannot be: below zero, or more cases than were counted.
--
-- @with   records, quantities, reports, lineage, duties, lines
-- @column standing    text    -         accepted, first or latest
-- @column agency      text    -         who reported
-- @column territory   text    -         its map
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column q           integer -         the quarter
-- @column numerator   number  indicator of the quarter
-- @column denominator number  indicator of the quarter
-- @column value       number  indicator of the quarter
with flows as (
  select r.*, n.kind, n.reports from records as r
  inner join quantities as n on n.territory = r.territory and n.indicator = r.indicator and n.part = r.part and n.timing = 'flow'
),
earlier as (
  select
    f.standing, f.agency, f.indicator, f.part, f.report, count(*) as owed, count(e.agency) as given,
    sum(k.share * e.numerator) as numerator, sum(k.share * e.denominator) as denominator, sum(k.share * e.value) as value
  from flows as f
  inner join reports as c on c.year = f.year and ((f.report_kind = 'H1' and c.kind = 'Q1') or (f.report_kind = 'Y' and c.kind in ('H1', 'Q3')))
  inner join lineage as k on k.agency = f.agency
  inner join duties as d on d.agency = k.ancestor and d.indicator = f.indicator and d.report = c.report
  left join lines as l on l.agency = k.ancestor and l.indicator = f.indicator and l.report = c.report and l.part = f.part
  left join duties as o on o.agency = k.ancestor and o.indicator = f.indicator and o.report = f.report
  left join flows as e on e.standing = f.standing and e.agency = k.ancestor and e.indicator = f.indicator and e.part = f.part and e.report = c.report
  where (l.agency is not null and o.agency is null) or k.ancestor = f.agency
  group by f.standing, f.agency, f.indicator, f.part, f.report
),
taken_off as (
  select
    f.standing, f.agency, f.territory, f.indicator, f.part, f.q, f.kind,
    f.numerator as whole_numerator, f.denominator as whole_denominator, f.value as whole_value,
    f.numerator - coalesce(e.numerator, 0) as numerator, f.denominator - coalesce(e.denominator, 0) as denominator, f.value - coalesce(e.value, 0) as value
  from flows as f
  left join earlier as e on e.standing = f.standing and e.agency = f.agency and e.indicator = f.indicator and e.part = f.part and e.report = f.report
  where f.state <> 'not-applicable' and (e.owed is null or e.given = e.owed)
),
cleared as (
  select
    standing, agency, territory, indicator, part, q, kind, case when abs(numerator) <= 1e-9 * (1 + whole_numerator) then 0 else numerator end as numerator,
    case when abs(denominator) <= 1e-9 * (1 + whole_denominator) then 0 else denominator end as denominator, case when abs(value) <= 1e-9 * (1 + whole_value) then 0 else value end as value,
    case when abs(denominator - numerator) <= 1e-9 * (1 + whole_denominator) then 0 else denominator - numerator end as others
  from taken_off
)
select standing, agency, territory, indicator, part, q, numerator, denominator, value
from cleared
where case when kind = 'share' then numerator >= 0 and others >= 0 else value >= 0 end
