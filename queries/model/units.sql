-- Each target by agency through time, on each of the three maps: the figures that its total is made of, with what is carried for absent
-- bodies. Surveys, ranks and things done or not are not combined: there each body keeps a line of its own on every map.
--
-- @with   windows, standins, maps, quantities, pages
-- @column target        text    -         the page
-- @column plan          text    -         its plan
-- @column boundary      text    -         reported, current or baseline
-- @column kind          text    -         kind of the indicator
-- @column unit          text    -         whose account
-- @column span          text    -         quarter for the live figure, year for that of a flow's whole year
-- @column q             integer -         4 * year + quarter
-- @column actual        number  indicator null where it cannot be said
-- @column numerator     number  indicator of it
-- @column denominator   number  indicator of it
-- @column agencies      integer agency    whose own figures are in it
-- @column carried       integer agency    whose last value stands in it
-- @column carried_value number  indicator these values together
-- @column is_estimate   boolean -         by a share stated at a split
-- @column is_half       boolean -         the half-year stands for the quarter
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
given as (
  select territory, indicator, part, q, span, agency, numerator, denominator, value, false as is_carried, false as is_estimate from windows where standing = 'accepted'
  union all
  select s.territory, s.indicator, s.part, s.q, s.span, s.agency, null as numerator, null as denominator, s.value, true as is_carried, s.share <> 1.0 as is_estimate
  from standins as s
  inner join quantities as n on n.territory = s.territory and n.indicator = s.indicator and n.part = s.part and n.kind in ('count', 'money') and n.timing = 'stock'
  where s.standing = 'accepted' and s.span = 'quarter'
),
added as (
  select
    p.target, p.plan, m.boundary, p.kind, p.timing, p.windows, m.unit, case when w.span = 'half' then 'quarter' else w.span end as span, w.q,
    sum(m.share * w.numerator) as numerator, sum(m.share * w.denominator) as denominator, sum(m.share * w.value) as value, sum(case when w.is_carried then m.share * w.value end) as carried_value,
    count(distinct case when not w.is_carried then w.agency end) as agencies, count(distinct case when w.is_carried then w.agency end) as carried,
    max(case when m.is_estimate or w.is_estimate then 1 else 0 end) = 1 as is_estimate, max(case when w.span = 'half' then 1 else 0 end) = 1 as is_half
  from page as p
  inner join given as w on w.territory = p.territory and w.indicator = p.indicator and w.part = p.part
  inner join accounts as m on m.plan = p.plan and m.agency = w.agency and m.is_added = (p.kind not in ('survey', 'rank', 'done'))
  left join quartered as k on k.territory = w.territory and k.indicator = w.indicator and k.part = w.part and k.q = w.q
  where w.span <> 'half' or k.q is null
  group by p.target, p.plan, m.boundary, p.kind, p.timing, p.windows, m.unit, case when w.span = 'half' then 'quarter' else w.span end, w.q
)
select
  target, plan, boundary, kind, unit, span, q,
  case
    when kind = 'share' then 100.0 * numerator / nullif(denominator, 0)
    when kind in ('count', 'money') and timing = 'flow' and span = 'quarter' then case when count(value) over four = windows then sum(value) over four end
    else value
  end as actual, numerator, denominator, agencies, carried, carried_value, is_estimate, is_half
from added
window four as (partition by target, boundary, unit, span order by q range between 3 preceding and current row)
