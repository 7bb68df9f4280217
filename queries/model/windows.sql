-- Each agency's figure of each quarter and of each year. Flows come from cumulative reports by subtraction, numerator and
-- denominator apart: Q2 = H1 − Q1, Q4 = Y − H1 − Q3, of the agency and of those whose work it carries on; where a report
-- that is owed is missing the quarter is not known. A body that ended without a successor leaves what it had reported to the year.
--
-- @with   observations, reports, lineage, duties, bodies
-- @column standing    text    -         first, accepted or latest
-- @column agency      text    -         who reported
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column span        text    -         quarter or year
-- @column q           integer -         the quarter, or the last one of the year
-- @column numerator   number  indicator of the window
-- @column denominator number  indicator of the window
-- @column value       number  indicator of the window
-- @column sample      number  -         as reported
with seen as (
  select o.standing, o.agency, o.indicator, o.part, o.report, o.q, c.kind as report_kind, c.year, i.timing = 'flow' as flows, o.numerator, o.denominator, o.value, o.sample
  from observations as o
  inner join reports as c on c.report = o.report
  inner join registry_indicators as i on i.id = o.indicator
),
needs as (
  select s.standing, s.agency, s.indicator, s.part, s.q, c.report as need
  from seen as s
  inner join reports as c on c.year = s.year and ((s.report_kind = 'H1' and c.kind = 'Q1') or (s.report_kind = 'Y' and c.kind in ('H1', 'Q3')))
  where s.flows
),
earlier as (
  select
    n.standing, n.agency, n.indicator, n.part, n.q, count(*) as owed, count(e.agency) as given,
    sum(e.numerator) as numerator, sum(e.denominator) as denominator, sum(e.value) as value
  from needs as n
  inner join lineage as l on l.agency = n.agency
  inner join duties as d on d.agency = l.ancestor and d.indicator = n.indicator and d.report = n.need
  left join seen as e on e.standing = n.standing and e.agency = l.ancestor and e.indicator = n.indicator and e.part = n.part and e.report = n.need
  group by n.standing, n.agency, n.indicator, n.part, n.q
),
quarters as (
  select
    s.standing, s.agency, s.indicator, s.part, s.q, s.sample,
    case when e.owed is null then s.numerator when e.given = e.owed then s.numerator - e.numerator end as numerator,
    case when e.owed is null then s.denominator when e.given = e.owed then s.denominator - e.denominator end as denominator,
    case when e.owed is null then s.value when e.given = e.owed then s.value - e.value end as value
  from seen as s
  left join earlier as e on e.standing = s.standing and e.agency = s.agency and e.indicator = s.indicator and e.part = s.part and e.q = s.q
),
left_behind as (
  select s.standing, s.agency, s.indicator, s.part, 4 * s.year + 4 as q, sum(s.numerator) as numerator, sum(s.denominator) as denominator, sum(s.value) as value
  from seen as s
  inner join bodies as b on b.agency = s.agency
  inner join reports as c on c.year = s.year and c.kind = 'Y' and b.alive_to < c.ends
  where s.flows and s.report_kind in ('H1', 'Q3') and s.agency not in (select predecessor from registry_succession where successor <> '')
  group by s.standing, s.agency, s.indicator, s.part, s.year
)
select standing, agency, indicator, part, 'quarter' as span, q, numerator, denominator, value, sample from quarters
union all
select standing, agency, indicator, part, 'year' as span, q, numerator, denominator, value, sample from seen where report_kind = 'Y'
union all
select standing, agency, indicator, part, 'year' as span, q, numerator, denominator, value, cast(null as double precision) as sample from left_behind
