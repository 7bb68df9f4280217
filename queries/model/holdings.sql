-- What each body (or group, on a map where they stand together) holds of each page as at the report looked at: its figure, its part of the
-- shortfall, or why there is none; beside it what waits to be accepted, and its figure before this one.
--
-- @with   grounds, units, askings, bodies, windows, maps, quantities, pages
-- @column target       text    -         the page
-- @column boundary     text    -         reported, current or baseline
-- @column unit         text    -         whose account
-- @column state        text    -         reported, nothing-to-report, not-applicable, missing, not-due
-- @column actual       number  indicator its figure
-- @column shortfall    number  case      what is missing to the goal; shares only
-- @column ranked       boolean -         enough cases to be compared
-- @column provisional  number  indicator with sheets not accepted yet, where it differs
-- @column error        number  indicator standard error of a survey
-- @column before       number  indicator its figure before this one, within a year
-- @column before_q     integer -         the quarter of that one
with places as (
  select g.target, u.boundary, u.unit from grounds as g inner join units as u on u.target = g.target and u.span = g.span and u.q = g.at_q
  union
  select g.target, w.boundary, w.unit from grounds as g inner join askings as w on w.target = g.target and w.q = g.at_q
),
pasts as (
  select u.target, u.boundary, u.unit, u.q, u.actual, row_number() over (partition by u.target, u.boundary, u.unit order by u.q desc) as place
  from grounds as g
  inner join units as u on u.target = g.target and u.span = 'quarter' and u.q between g.at_q - 4 and g.at_q - 1 and u.actual is not null and u.carried = 0
  where g.span = 'quarter'
),
sheets as (
  select g.target, g.kind, m.boundary, w.standing, m.unit, sum(m.share * w.numerator) as numerator, sum(m.share * w.denominator) as denominator, sum(m.share * w.value) as value, max(w.standard_error) as error, count(*) as sheets
  from grounds as g
  inner join pages as p on p.target = g.target
  inner join registry_plans as r on r.id = g.plan
  inner join quantities as n on n.territory = r.territory and n.indicator = p.indicator and n.part = p.part
  inner join windows as w on w.territory = n.territory and w.indicator = n.indicator and w.part = n.part and w.span = 'quarter' and w.q = g.at_q and w.standing in ('accepted', 'latest')
  inner join maps as m on m.plan = g.plan and m.agency = w.agency
  where g.span = 'quarter' and not (g.kind in ('count', 'money') and n.timing = 'flow')
  group by g.target, g.kind, m.boundary, w.standing, m.unit
),
waiting as (
  select s.target, s.boundary, s.unit, case when s.kind = 'share' then 100.0 * s.numerator / nullif(s.denominator, 0) else s.value end as figure from sheets as s where s.standing = 'latest'
),
held as (
  select
    g.target, o.boundary, o.unit, g.kind, g.d, g.side, g.relation, g.due, g.few_cases, case when u.agencies > 0 then u.actual - coalesce(u.carried_value, 0) end as actual, u.numerator, u.denominator, u.agencies, u.is_estimate, w.asked, w.without, w.excused
  from places as o
  inner join grounds as g on g.target = o.target
  inner join bodies as b on b.agency = o.unit and (o.boundary <> 'reported' or b.alive_to is null or b.alive_to >= g.looked)
  left join units as u on u.target = o.target and u.unit = o.unit and u.span = g.span and u.q = g.at_q and u.boundary = o.boundary
  left join askings as w on w.target = o.target and w.unit = o.unit and w.q = g.at_q and w.boundary = o.boundary
)
select
  h.target, h.boundary, h.unit, h.actual, h.numerator, h.denominator, h.kind <> 'share' or coalesce(h.denominator >= h.few_cases, false) as ranked, coalesce(h.is_estimate, false) as is_estimate,
  case when h.kind = 'share' and h.relation <> 'period-mean' then h.d * (h.side / 100.0 * h.denominator - h.numerator) end as shortfall,
  case when h.agencies > 0 then case when h.without >= h.agencies then 'nothing-to-report' else 'reported' end when h.excused >= h.asked then 'not-applicable' when h.due >= $today then 'not-due' else 'missing' end as state,
  case when h.actual is null or round(t.figure, 9) <> round(h.actual, 9) then t.figure end as provisional, coalesce(s.error, 0) as error, p.actual as before, p.q as before_q
from held as h
left join waiting as t on t.target = h.target and t.boundary = h.boundary and t.unit = h.unit
left join sheets as s on s.target = h.target and s.boundary = h.boundary and s.unit = h.unit and s.standing = 'accepted' and s.kind = 'survey' and s.sheets = 1
left join pasts as p on p.target = h.target and p.boundary = h.boundary and p.unit = h.unit and p.place = 1
