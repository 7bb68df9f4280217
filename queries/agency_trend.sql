-- One target by agency through time, as reported then, on today's map or on the map of the plan's first year.
--
-- @with   units, called, reports, rules
-- @param  target      text    the page
-- @param  agency      text?   only this unit
-- @param  boundary    text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         whose account: a body, or the first of a group
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column q           integer -         4 * year + quarter
-- @column quarter     text    -         the same as 2026Q3
-- @column actual      number? indicator its figure
-- @column numerator   number? indicator of it
-- @column denominator number? indicator of it
-- @column bodies      integer agency    whose figures are in it
-- @column few_cases   boolean -         too few cases to compare
-- @column half_year   boolean -         the half-year stands for the quarter
-- @column estimate    boolean -         by a share stated at a split
-- @origin q place
-- @origin actual,numerator,denominator,bodies figure quarter agency boundary
select
  u.unit as agency, n.name_vi, n.name_en, u.q, c.quarter, u.actual, u.numerator, u.denominator, u.agencies as bodies,
  coalesce(u.kind = 'share' and u.denominator < r.few_cases, false) as few_cases, u.is_half as half_year, u.is_estimate as estimate
from units as u
inner join called as n on n.plan = u.plan and n.unit = u.unit and n.boundary = u.boundary
inner join reports as c on c.q = u.q
inner join rules as r on c.ends >= r.from_day and (r.to_day is null or c.ends < r.to_day)
where u.target = $target and u.boundary = coalesce($boundary, 'reported') and ($agency is null or u.unit = $agency)
order by u.unit, u.q
