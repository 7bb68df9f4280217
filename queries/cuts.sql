-- How a count that stands came from the page's baseline to its latest figure: by merger what changed between the last figure of the
-- bodies before they were joined, split or ended and the first one after; by reform what changed before and after. What no body's
-- figures explain stands in a row of its own, so that the rows add up to the whole change. Things to be done have no cut.
--
-- @keep   target
-- @with   units, askings, maps, mergers, called, bodies, headlines, legs, series, moment, pages, reports
-- @param  target      text    the page
-- @param  report      text?   as at this report; the latest with figures if left out
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text?   -         a body, or the first of a group, on the map of the plan's first year; null where it is no body's
-- @column name_vi     text?   -         its name
-- @column name_en     text?   -         the same in English
-- @column cause       text    -         merger, reform, baseline (the page's baseline is not what the bodies reported) or unknown (of bodies whose change is null)
-- @column before      number? indicator its figure in the baseline's quarter; 0 where it did not exist, null where it is not known
-- @column after       number? indicator its latest figure, likewise
-- @column change      number? indicator what this cause changed; null where a figure that it needs is not known
-- @column carried     integer agency    whose last value stands in one of the two figures
-- @column total_before number indicator the page's baseline
-- @column total_after  number indicator the page's latest figure
-- @column quarter_before text? -        the baseline's quarter
-- @column quarter_after  text -         the latest figure's quarter
-- @column of_cause    number? indicator all of its cause together; null where a part of it is not known
-- @column whole       number indicator the whole change of the page's figure
-- @origin before figure quarter=quarter_before agency boundary='baseline'
-- @origin after figure quarter=quarter_after agency boundary='baseline'
-- @origin change made before,after
-- @origin carried figure quarter=quarter_after agency boundary='baseline'
-- @origin total_before baseline
-- @origin total_after figure quarter=quarter_after
-- @origin of_cause made change
-- @origin whole made total_before,total_after
with page as (
  select p.target, p.plan, s.q as at_q, s.actual as live, l.start_q as base_q, l.start
  from pages as p
  inner join registry_indicators as i on i.id = p.indicator and i.kind in ('count', 'money') and i.timing = 'stock'
  inner join moment as m on m.plan = p.plan
  inner join headlines as h on h.target = p.target and h.q = coalesce((select max(r.q) from reports as r where r.report = $report), m.q)
  inner join legs as l on l.milestone = h.milestone and l.start is not null and l.start_is <> 'nothing-done' and l.start_q <= h.actual_q
  inner join series as s on s.target = p.target and s.q = h.actual_q
  where p.target = $target
),
held as (
  select u.unit, u.q, u.actual, u.carried from units as u inner join page as p on p.target = u.target and u.q between p.base_q and p.at_q where u.boundary = 'baseline' and u.span = 'quarter'
),
asked as (
  select w.unit, w.q, w.asked, w.absent, w.excused from askings as w inner join page as p on p.target = w.target and w.q between p.base_q and p.at_q where w.boundary = 'baseline'
),
ends as (
  select 1 as side, base_q as q from page
  union all
  select 2 as side, at_q as q from page
),
counted as (
  select distinct q from asked
),
involved as (
  select unit from held
  union
  select w.unit from asked as w inner join ends as e on e.q = w.q where w.asked > w.excused
),
living as (
  select distinct m.unit, e.q
  from ends as e
  inner join reports as c on c.q = e.q
  inner join page as p on 1 = 1
  inner join maps as m on m.plan = p.plan and m.boundary = 'baseline'
  inner join bodies as b on b.agency = m.agency and b.alive_from <= c.ends and (b.alive_to is null or b.alive_to >= c.ends)
),
sided as (
  select
    e.side, i.unit, e.q, coalesce(u.carried, 0) as carried,
    case
      when u.unit is not null then case when coalesce(w.absent, 0) > u.carried then null else u.actual end
      when c.q is null then null
      when l.unit is null or w.asked = w.excused or (w.unit is null and k.q is not null) then 0
    end as value
  from involved as i
  cross join ends as e
  cross join page as p
  left join reports as c on c.q = e.q
  left join held as u on u.unit = i.unit and u.q = e.q
  left join asked as w on w.unit = i.unit and w.q = e.q
  left join living as l on l.unit = i.unit and l.q = e.q
  left join counted as k on k.q = e.q
),
stops as (
  select unit, q, side, value from sided
  union all
  select u.unit, u.q, 1 as side, u.actual as value
  from held as u
  inner join page as p on u.q > p.base_q and u.q < p.at_q
  left join asked as w on w.unit = u.unit and w.q = u.q
  where u.carried = 0 and coalesce(w.absent, 0) = 0 and u.actual is not null
),
steps as (
  select unit, q, side, value - lag(value) over way as change, lag(q) over way as from_q from stops window way as (partition by unit order by q, side)
),
told as (
  select s.unit, s.change, case when count(g.unit) > 0 then 'merger' else 'reform' end as cause
  from steps as s
  cross join page as p
  left join mergers as g on g.plan = p.plan and g.unit = s.unit and g.q > s.from_q and g.q <= s.q
  where s.from_q is not null
  group by s.unit, s.from_q, s.q, s.side, s.change
),
caused as (
  select unit, cause, case when count(change) = count(*) then sum(change) end as change, count(*) over (partition by unit) as causes from told group by unit, cause
),
kept as (
  select unit, cause, change from caused where cause = 'merger' or causes = 1 or change is null or round(change, 9) <> 0
  union all
  select null as unit, case when count(k.change) = count(*) then 'baseline' else 'unknown' end as cause, max(p.live - p.start) - coalesce(sum(k.change), 0) as change
  from caused as k
  cross join page as p
  having abs(max(p.live - p.start) - coalesce(sum(k.change), 0)) > 1e-9 * (1 + abs(max(p.live))) or count(k.change) < count(*)
)
select
  k.unit as agency, n.name_vi, n.name_en, k.cause, b.value as before, a.value as after, k.change, coalesce(b.carried + a.carried, 0) as carried, p.start as total_before, p.live as total_after,
  f.quarter as quarter_before, t.quarter as quarter_after,
  case when count(*) over (partition by k.cause) = count(k.change) over (partition by k.cause) then sum(k.change) over (partition by k.cause) end as of_cause, p.live - p.start as whole
from kept as k
cross join page as p
inner join reports as t on t.q = p.at_q
left join reports as f on f.q = p.base_q
left join sided as b on b.unit = k.unit and b.side = 1
left join sided as a on a.unit = k.unit and a.side = 2
left join called as n on n.plan = p.plan and n.boundary = 'baseline' and n.unit = k.unit
order by case k.cause when 'merger' then 1 when 'reform' then 2 when 'baseline' then 3 else 4 end, k.change, k.unit
