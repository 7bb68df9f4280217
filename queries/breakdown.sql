-- One target by agency: its figure and its part of the shortfall in cases, largest first.
--
-- @with   windows, bodies, duties, headlines, goals, moment, pages, reports
-- @param  target      text    the page
-- @param  report      text?   as at this report; the latest with figures if left out
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         who reported
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column kind        text    -         department, district, commune
-- @column level       text    -         province, district, commune
-- @column quarter     text    -         quarter looked at
-- @column actual      number? indicator its figure
-- @column numerator   number? indicator of it
-- @column denominator number? indicator of it
-- @column shortfall   number? case      what is missing to the goal; below zero where it is above it; shares only
-- @column goal        number? indicator the page's next open milestone
-- @column state       text    -         reported or missing
with page as (
  select p.target, p.indicator, p.part, coalesce(c.q, m.q) as q, t.territory, i.kind
  from pages as p
  inner join registry_plans as t on t.id = p.plan
  inner join registry_indicators as i on i.id = p.indicator
  inner join moment as m on m.plan = p.plan
  left join reports as c on c.report = $report
  where p.target = $target
),
looked as (
  select page.*, coalesce(h.actual_q, page.q) as at_q, g.goal
  from page
  left join headlines as h on h.target = page.target and h.q = page.q
  left join goals as g on g.milestone = h.milestone
),
owing as (
  select d.agency, l.at_q, l.indicator, l.part, l.goal, l.kind from duties as d inner join looked as l on l.territory = d.territory and l.indicator = d.indicator and l.at_q = d.q
  union
  select w.agency, l.at_q, l.indicator, l.part, l.goal, l.kind
  from windows as w inner join looked as l on w.indicator = l.indicator and w.q = l.at_q and w.span = 'quarter' and w.standing = 'accepted'
  inner join bodies as b on b.agency = w.agency and b.territory = l.territory
),
held as (
  select o.agency, o.at_q, o.goal, o.kind, sum(w.numerator) as numerator, sum(w.denominator) as denominator, sum(w.value) as value, count(w.agency) as parts
  from owing as o
  left join windows as w
    on w.agency = o.agency and w.indicator = o.indicator and w.q = o.at_q and w.span = 'quarter' and w.standing = 'accepted'
    and (w.part = o.part or (o.part = '' and w.part like 'level=%'))
  group by o.agency, o.at_q, o.goal, o.kind
)
select
  h.agency, b.name_vi, b.name_en, b.kind, b.level,
  c.quarter,
  case when h.kind = 'share' then 100.0 * h.numerator / nullif(h.denominator, 0) else h.value end as actual, h.numerator, h.denominator,
  case when h.kind = 'share' then h.goal / 100.0 * h.denominator - h.numerator end as shortfall, h.goal,
  case when h.parts > 0 then 'reported' else 'missing' end as state
from held as h
inner join bodies as b on b.agency = h.agency
inner join reports as c on c.q = h.at_q
order by shortfall desc nulls last, actual desc nulls last, h.agency
