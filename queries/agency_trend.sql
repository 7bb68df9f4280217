-- One target by agency through time, as reported then, on today's map or on the map of the plan's first year.
--
-- @with   units, askings, called, pages, reports, rules
-- @keep   target
-- @keep   target,boundary
-- @param  target      text    the page
-- @param  agency      text?   only this unit
-- @param  boundary    text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         whose account: a body, or the first of a group
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column q           integer -         4 * year + quarter
-- @column quarter     text    -         the same as 2026Q3
-- @column actual      number? indicator its figure, with what is carried for absent bodies; null where one is not known
-- @column numerator   number? indicator of it
-- @column denominator number? indicator of it
-- @column bodies      integer agency    whose own figures are in it
-- @column carried     integer agency    whose last value stands in it: drawn hollow
-- @column absent      integer agency    asked, and neither in it nor carried
-- @column few_cases   boolean -         too few cases to compare
-- @column half_year   boolean -         the half-year stands for the quarter
-- @column estimate    boolean -         by a share stated at a split
-- @origin q place
-- @origin actual,numerator,denominator,bodies,carried figure quarter agency boundary
-- @origin absent expected quarter
with known as (
  select
    u.*, coalesce(w.absent, 0) - u.carried as absent,
    max(case when coalesce(w.absent, 0) > u.carried then 1 else 0 end) over (partition by u.unit order by u.q range between 3 preceding and current row) as lately, i.timing
  from units as u
  inner join pages as p on p.target = u.target
  inner join registry_indicators as i on i.id = p.indicator
  left join askings as w on w.target = u.target and w.boundary = u.boundary and w.unit = u.unit and w.q = u.q
  where u.target = $target and u.boundary = coalesce($boundary, 'reported') and u.span = 'quarter' and ($agency is null or u.unit = $agency)
)
select
  u.unit as agency, n.name_vi, n.name_en, u.q, c.quarter,
  case when u.kind in ('count', 'money') and (case when u.timing = 'flow' then u.lately else u.absent end) > 0 then null else u.actual end as actual,
  u.numerator, u.denominator, u.agencies as bodies, u.carried, u.absent,
  coalesce(u.kind = 'share' and u.denominator < r.few_cases, false) as few_cases, u.is_half as half_year, u.is_estimate as estimate
from known as u
inner join called as n on n.plan = u.plan and n.unit = u.unit and n.boundary = u.boundary
inner join reports as c on c.q = u.q
inner join rules as r on c.ends >= r.from_day and (r.to_day is null or c.ends < r.to_day)
order by u.unit, u.q
