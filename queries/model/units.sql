-- Each target by agency through time, on each of the three maps: the figures that its live total is made of. Surveys, ranks and
-- things done or not are not combined: there each body keeps a line of its own on every map.
--
-- @with   windows, maps, quantities, pages
-- @column target      text    -         the page
-- @column plan        text    -         its plan
-- @column boundary    text    -         reported, current or baseline
-- @column kind        text    -         kind of the indicator
-- @column unit        text    -         whose account
-- @column q           integer -         4 * year + quarter
-- @column actual      number  indicator null where it cannot be said
-- @column numerator   number  indicator of it
-- @column denominator number  indicator of it
-- @column agencies    integer agency    whose figures are in it
-- @column is_estimate boolean -         by a share stated at a split
-- @column is_half     boolean -         the half-year stands for the quarter
with page as (
  select p.target, p.plan, n.territory, n.indicator, n.part, n.kind, n.timing, n.windows
  from pages as p
  inner join registry_plans as g on g.id = p.plan
  inner join quantities as n on n.territory = g.territory and n.indicator = p.indicator and n.part = p.part
),
quartered as (
  select territory, indicator, part, q from windows where standing = 'accepted' and span = 'quarter' group by territory, indicator, part, q
),
accounts as (
  select plan, boundary, agency, unit, share, is_estimate, true as is_added from maps
  union all
  select m.plan, t.boundary, m.agency, m.unit, m.share, m.is_estimate, false as is_added
  from maps as m
  cross join (select 'reported' as boundary union all select 'current' as boundary union all select 'baseline' as boundary) as t
  where m.boundary = 'reported'
),
placed as (
  select
    p.target, p.plan, m.boundary, p.kind, p.timing, p.windows, w.q, w.span, m.unit, w.agency, m.share * w.numerator as numerator, m.share * w.denominator as denominator, m.share * w.value as value, m.is_estimate
  from page as p
  inner join windows as w on w.territory = p.territory and w.indicator = p.indicator and w.part = p.part and w.standing = 'accepted'
  inner join accounts as m on m.plan = p.plan and m.agency = w.agency and m.is_added = (p.kind not in ('survey', 'rank', 'done'))
  left join quartered as k on k.territory = w.territory and k.indicator = w.indicator and k.part = w.part and k.q = w.q
  where w.span = 'quarter' or (w.span = 'half' and k.q is null)
),
added as (
  select
    target, plan, boundary, kind, timing, windows, unit, q, sum(numerator) as numerator, sum(denominator) as denominator, sum(value) as value, count(distinct agency) as agencies,
    max(case when is_estimate then 1 else 0 end) = 1 as is_estimate, max(case when span = 'half' then 1 else 0 end) = 1 as is_half
  from placed
  group by target, plan, boundary, kind, timing, windows, unit, q
)
select
  target, plan, boundary, kind, unit, q,
  case
    when kind = 'share' then 100.0 * numerator / nullif(denominator, 0)
    when kind in ('count', 'money') and timing = 'flow' then case when count(value) over four = windows then sum(value) over four end
    else value
  end as actual, numerator, denominator, agencies, is_estimate, is_half
from added
window four as (partition by target, boundary, unit order by q range between 3 preceding and current row)
