-- Each page's figure of each quarter: in force, before its correction, and provisional beside it.
--
-- @with   figures, owing, excused, quantities, reports
-- @column target           text    -         the page
-- @column q                integer -         4 * year + quarter
-- @column actual           number  indicator in force; null where nothing is
-- @column numerator        number  indicator of the figure in force
-- @column denominator      number  indicator of the figure in force
-- @column standard_error   number  indicator of a survey
-- @column ranked_of        number  -         of a rank: how many were ranked
-- @column coverage         number  -         part of it that is known
-- @column low              number  indicator at worst, where bodies are absent
-- @column high             number  indicator at best
-- @column carried          integer agency    whose last value stands in
-- @column is_half          boolean -         the half-year stands for the quarter
-- @column problem          text    -         '' or why it cannot be judged
-- @column provisional      number  indicator with sheets not accepted yet, where it differs from the figure in force
-- @column revised_from     number  indicator as first accepted, where a correction changed it
-- @column agencies         integer agency    in the figure in force
-- @column agencies_latest  integer agency    that handed anything in
-- @column agencies_expected integer agency   that owe the quarter's report, less not-applicable
-- @column year_actual      number  indicator of the whole year, on its last quarter
-- @column year_low         number  indicator of it, at worst
-- @column year_high        number  indicator of it, at best
-- @column year_error       number  indicator of it, of a survey
-- @column year_problem     text    -         '' or why it cannot be judged
-- @column year_numerator   number  indicator of it
-- @column year_denominator number  indicator of it
-- @column year_coverage    number  -         part of it that is known
-- @column year_agencies    integer agency    in it
-- @column year_expected    integer agency    who should be in it
with measured as (
  select distinct r.target, r.indicator, r.part, n.territory
  from registry_targets as r
  inner join registry_plans as p on p.id = r.plan
  inner join quantities as n on n.territory = p.territory and n.indicator = r.indicator and n.part = r.part
),
moments as (
  select f.territory, f.indicator, f.part, f.q from figures as f
  union
  select e.territory, e.indicator, e.part, e.q from owing as e
)
select
  m.target, w.q, a.actual, a.numerator, a.denominator, a.standard_error, a.ranked_of, a.coverage, a.low, a.high, coalesce(a.carried, 0) as carried, coalesce(a.is_half, false) as is_half,
  coalesce(a.problem, '') as problem,
  case when round(l.actual, 9) <> round(a.actual, 9) or a.actual is null then l.actual end as provisional,
  case when round(f.actual, 9) <> round(a.actual, 9) then f.actual end as revised_from,
  coalesce(a.agencies, 0) as agencies, coalesce(l.agencies, a.agencies, 0) as agencies_latest, coalesce(e.agencies, 0) - coalesce(x.agencies, 0) as agencies_expected,
  y.actual as year_actual, y.low as year_low, y.high as year_high, y.standard_error as year_error, coalesce(y.problem, '') as year_problem,
  y.numerator as year_numerator, y.denominator as year_denominator, y.coverage as year_coverage, y.agencies as year_agencies, y.agencies_expected as year_expected
from measured as m
inner join moments as w on w.territory = m.territory and w.indicator = m.indicator and w.part = m.part
inner join reports as c on c.q = w.q
left join owing as e on e.territory = m.territory and e.indicator = m.indicator and e.part = m.part and e.q = w.q
left join excused as x on x.standing = 'accepted' and x.territory = m.territory and x.indicator = m.indicator and x.part = m.part and x.q = w.q
left join figures as a on a.territory = m.territory and a.indicator = m.indicator and a.part = m.part and a.q = w.q and a.span = 'quarter' and a.standing = 'accepted'
left join figures as l on l.territory = m.territory and l.indicator = m.indicator and l.part = m.part and l.q = w.q and l.span = 'quarter' and l.standing = 'latest'
left join figures as f on f.territory = m.territory and f.indicator = m.indicator and f.part = m.part and f.q = w.q and f.span = 'quarter' and f.standing = 'first'
left join figures as y on y.territory = m.territory and y.indicator = m.indicator and y.part = m.part and y.q = w.q and y.span = 'year' and y.standing = 'accepted'
