-- One figure for each map, indicator, part and window, with how much of it is known and what it may be at worst and at best.
-- Counts and money of a flow are the last four quarters together; the year of a stock or a survey is its fourth quarter. Of the
-- time before the calendar, which only a survey can name, there is the year alone: a baseline.
--
-- @with   sums, quantities, reports, rules
-- @column standing          text    -         accepted, first or latest
-- @column territory         text    -         the map
-- @column indicator         text    -         what was measured
-- @column part              text    -         '' is the total
-- @column span              text    -         quarter or year
-- @column q                 integer -         the quarter, or the last one of the year
-- @column actual            number  indicator null where it cannot be said
-- @column numerator         number  indicator sum of numerators
-- @column denominator       number  indicator sum of denominators
-- @column standard_error    number  indicator of a survey
-- @column ranked_of         number  -         of a rank: how many were ranked
-- @column coverage          number  -         part that is known: of the denominators, else of the bodies
-- @column low               number  indicator of a share with absent bodies: if none of their cases counted
-- @column high              number  indicator of a share with absent bodies: if all of them counted
-- @column carried           integer agency    whose last value stands in for the absent one
-- @column is_half           boolean -         the half-year stands for the quarter
-- @column problem           text    -         '' or coverage-low, denominator-unknown, carry-unknown, carried-too-many, not-combinable
-- @column agencies          integer agency    in the figure
-- @column agencies_expected integer agency    who should be in it
with measured as (
  select
    s.*, n.kind, n.timing, n.windows, u.least_coverage, c.q is not null as is_in_calendar,
    case
      when n.kind = 'share' then 100.0 * s.numerator / nullif(s.denominator, 0)
      when n.kind = 'survey' then s.mean
      when n.kind = 'rank' then case when s.agencies = 1 then s.value end
      when n.timing = 'stock' then s.value + s.last_value
      else s.value
    end as figure,
    case
      when n.kind = 'share' then case when s.absent_unknown = 0 then s.denominator / nullif(s.denominator + s.last_denominator, 0) end
      else 1.0 * (s.agencies_expected - s.absent) / nullif(s.agencies_expected, 0)
    end as coverage,
    case
      when n.kind in ('survey', 'rank') and s.agencies > 1 and (n.kind = 'rank' or s.mean is null) then 'not-combinable'
      when n.kind = 'share' and s.absent_unknown > 0 then 'denominator-unknown'
      when n.kind = 'share' and round(s.denominator / nullif(s.denominator + s.last_denominator, 0), 9) < u.least_coverage then 'coverage-low'
      when n.kind = 'survey' and round(1.0 * (s.agencies_expected - s.absent) / nullif(s.agencies_expected, 0), 9) < u.least_coverage then 'coverage-low'
      when n.kind in ('share', 'survey', 'rank') then ''
      when n.timing = 'flow' then case when s.absent > 0 then 'coverage-low' else '' end
      when s.absent_unknown > 0 then 'carry-unknown'
      when round(1.0 * s.absent / nullif(s.agencies_expected, 0), 9) > u.most_carried then 'carried-too-many'
      else ''
    end as doubt
  from sums as s
  inner join quantities as n on n.territory = s.territory and n.indicator = s.indicator and n.part = s.part
  left join reports as c on c.q = s.q
  inner join rules as u on coalesce(c.ends, date '0001-01-01') >= u.from_day and (u.to_day is null or coalesce(c.ends, date '0001-01-01') < u.to_day)
),
rolled as (
  select
    m.*, m.kind in ('count', 'money') and m.timing = 'flow' and m.span = 'quarter' as is_rolled,
    count(m.figure) over four as known_windows, sum(m.figure) over four as together, max(m.doubt) over four as worst_doubt, min(m.coverage) over four as worst_coverage
  from measured as m
  window four as (partition by m.standing, m.territory, m.indicator, m.part, m.span order by m.q range between 3 preceding and current row)
),
told as (
  select
    standing, territory, indicator, part, span, q, timing, is_in_calendar,
    case when not is_rolled then figure when known_windows = windows then together end as actual,
    case when kind = 'share' then numerator end as numerator, case when kind = 'share' then denominator end as denominator, standard_error, case when kind = 'rank' and agencies = 1 then sample end as ranked_of,
    case when not is_rolled then coverage when known_windows = windows then worst_coverage end as coverage,
    case when kind = 'share' and absent > 0 and absent_unknown = 0 then 100.0 * numerator / nullif(denominator + last_denominator, 0) end as low,
    case when kind = 'share' and absent > 0 and absent_unknown = 0 then 100.0 * (numerator + last_denominator) / nullif(denominator + last_denominator, 0) end as high,
    case when kind in ('count', 'money', 'done') and timing = 'stock' then absent - absent_unknown else 0 end as carried, is_half,
    case when not is_rolled then doubt when known_windows = windows then worst_doubt else '' end as problem, agencies, agencies_expected
  from rolled
)
select standing, territory, indicator, part, span, q, actual, numerator, denominator, standard_error, ranked_of, coverage, low, high, carried, is_half, problem, agencies, agencies_expected
from told
where is_in_calendar
union all
select standing, territory, indicator, part, 'year' as span, q, actual, numerator, denominator, standard_error, ranked_of, coverage, low, high, carried, is_half, problem, agencies, agencies_expected
from told
where timing <> 'flow' and q % 4 = 0
