-- Each agency's figure in each report, part by part: the total as stated, else as the sum of one complete dimension.
-- Of several rows of a survey for one quarter the latest report's counts.
--
-- @with   observations, quantities, lines, reports
-- @column standing       text    -         accepted, first or latest
-- @column agency         text    -         who reported
-- @column territory      text    -         its map
-- @column indicator      text    -         what was measured
-- @column part           text    -         '' is the total
-- @column report         text    -         in which report
-- @column report_kind    text    -         Q1, H1, Q3, Y
-- @column year           integer -         reform year of the report
-- @column q              integer -         the quarter that the figure stands for
-- @column state          text    -         reported, nothing-to-report, not-applicable
-- @column numerator      number  indicator null where not reported
-- @column denominator    number  indicator null where not reported
-- @column value          number  indicator null where not reported
-- @column sample         number  -         survey: sample size; rank: how many were ranked
-- @column standard_error number  -         survey: as reported
-- @column dimension      text    -         whose parts were added to the total; '' where it was stated
with stated as (
  select o.standing, o.agency, o.territory, o.indicator, o.part, o.report, o.q, o.at_q, o.state, o.numerator, o.denominator, o.value, o.sample, o.standard_error, n.timing
  from observations as o
  inner join quantities as n on n.territory = o.territory and n.indicator = o.indicator and n.part = o.part
  where o.state <> 'withdrawn' and not (n.timing = 'survey' and o.state = 'not-applicable')
),
surveyed as (
  select s.*, row_number() over (partition by s.standing, s.agency, s.indicator, s.part, s.at_q order by s.q desc) as place from stated as s where s.timing = 'survey'
),
heads as (
  select standing, agency, report, indicator from observations group by standing, agency, report, indicator having count(case when part = '' then 1 end) = 0
),
asked as (
  select
    h.standing, l.agency, l.territory, l.indicator, l.report, l.q, split_part(l.part, '=', 1) as dimension, o.state, o.numerator, o.denominator, o.value
  from lines as l
  inner join quantities as n on n.territory = l.territory and n.indicator = l.indicator and n.part = '' and n.kind in ('share', 'count', 'money')
  inner join heads as h on h.agency = l.agency and h.report = l.report and h.indicator = l.indicator
  left join observations as o on o.standing = h.standing and o.agency = l.agency and o.report = l.report and o.indicator = l.indicator and o.part = l.part and o.state <> 'withdrawn'
  where l.part <> ''
),
dimensions as (
  select
    standing, agency, territory, indicator, report, q, dimension, sum(numerator) as numerator, sum(denominator) as denominator, sum(value) as value,
    count(case when state <> 'not-applicable' then 1 end) as parts, count(*) - count(state) as lacking
  from asked
  group by standing, agency, territory, indicator, report, q, dimension
),
complete as (
  select d.*, row_number() over (partition by standing, agency, report, indicator order by parts desc, dimension) as place from dimensions as d where lacking = 0 and parts > 0
),
held as (
  select standing, agency, territory, indicator, part, report, at_q, state, numerator, denominator, value, sample, standard_error, '' as dimension from stated where timing <> 'survey'
  union all
  select standing, agency, territory, indicator, part, report, at_q, state, numerator, denominator, value, sample, standard_error, '' as dimension from surveyed where place = 1
  union all
  select standing, agency, territory, indicator, '' as part, report, q as at_q, 'reported' as state, numerator, denominator, value,
    cast(null as double precision) as sample, cast(null as double precision) as standard_error, dimension
  from complete
  where place = 1
)
select h.standing, h.agency, h.territory, h.indicator, h.part, h.report, c.kind as report_kind, c.year, h.at_q as q, h.state, h.numerator, h.denominator, h.value, h.sample, h.standard_error, h.dimension
from held as h
inner join reports as c on c.report = h.report
