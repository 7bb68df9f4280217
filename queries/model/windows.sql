-- Each agency's known figure of each quarter, half-year and year: of a stock and a survey as reported, of a flow by subtraction.
-- A body that ended within the year leaves to it what it had reported and nobody reports for it.
--
-- @with   records, quarters, quantities, leavings
-- @column standing       text    -         accepted, first or latest
-- @column agency         text    -         who reported
-- @column territory      text    -         its map
-- @column indicator      text    -         what was measured
-- @column part           text    -         '' is the total
-- @column span           text    -         quarter; half (shares of H1 as they were reported) and year, of flows
-- @column q              integer -         the quarter, or the last one of the half-year or year
-- @column numerator      number  indicator of the window
-- @column denominator    number  indicator of the window
-- @column value          number  indicator of the window
-- @column sample         number  -         as reported
-- @column standard_error number  -         survey: as reported, else from the sample
with flows as (
  select r.*, n.kind, n.reports from records as r
  inner join quantities as n on n.territory = r.territory and n.indicator = r.indicator and n.part = r.part and n.timing = 'flow'
),
spans as (
  select r.standing, r.agency, r.territory, r.indicator, r.part, 'quarter' as span, r.q, r.numerator, r.denominator, r.value, r.sample, r.standard_error
  from records as r
  inner join quantities as n on n.territory = r.territory and n.indicator = r.indicator and n.part = r.part and n.timing <> 'flow'
  where r.state <> 'not-applicable'
  union all
  select standing, agency, territory, indicator, part, 'quarter' as span, q, numerator, denominator, value, cast(null as double precision) as sample, cast(null as double precision) as standard_error from quarters
  union all
  select standing, agency, territory, indicator, part, 'half' as span, q, numerator, denominator, value, null as sample, null as standard_error
  from flows
  where report_kind = 'H1' and kind = 'share' and reports like 'Q1 H1%' and state <> 'not-applicable'
  union all
  select standing, agency, territory, indicator, part, 'year' as span, q, numerator, denominator, value, null as sample, null as standard_error
  from flows
  where report_kind = 'Y' and state <> 'not-applicable'
  union all
  select standing, agency, territory, indicator, part, 'year' as span, q, sum(numerator) as numerator, sum(denominator) as denominator, sum(value) as value, null as sample, null as standard_error
  from leavings
  group by standing, agency, territory, indicator, part, q
)
select
  s.standing, s.agency, s.territory, s.indicator, s.part, s.span, s.q, s.numerator, s.denominator, s.value, s.sample,
  coalesce(s.standard_error, case when i.kind = 'survey' and s.sample > 0 and s.value between 0 and 100 then sqrt(s.value * (100 - s.value) / s.sample) end) as standard_error
from spans as s
inner join registry_indicators as i on i.id = s.indicator
where case when i.kind = 'share' then s.numerator is not null and s.denominator is not null else s.value is not null end
