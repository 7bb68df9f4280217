-- How a count came from its baseline year to its latest figure: cut by reform in bodies that stayed what they were, cut by merger in
-- those that were joined or ended, and what new bodies brought. The rows add up to the whole change.
--
-- @with   units, maps, called, bodies, headlines, legs, moment, pages, reports
-- @param  target      text    the page
-- @param  report      text?   as at this report; the latest with figures if left out
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         a body, or the first of a group, on the map of the plan's first year
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column cause       text    -         merger or reform
-- @column before      number? indicator its figure in the baseline year
-- @column after       number? indicator its latest figure
-- @column change      number? indicator the difference
-- @column quarter_before text -         the baseline's quarter
-- @column quarter_after  text -         the latest figure's quarter
-- @column of_cause    number? indicator all of its cause together; null where a part of it is not known
-- @column whole       number? indicator the whole change; null where a part of it is not known
-- @origin before figure quarter=quarter_before agency boundary='baseline'
-- @origin after figure quarter=quarter_after agency boundary='baseline'
-- @origin change made before,after
-- @origin of_cause,whole made change
with page as (
  select p.target, p.plan, coalesce(h.actual_q, m.q) as at_q, l.start_q as base_q
  from pages as p
  inner join moment as m on m.plan = p.plan
  left join reports as c on c.report = $report
  left join headlines as h on h.target = p.target and h.q = coalesce(c.q, m.q)
  left join legs as l on l.milestone = h.milestone
  where p.target = $target
),
joined as (
  select m.unit, count(*) as bodies, max(case when b.alive_to < e.ends then 1 else 0 end) as ended
  from page as p
  inner join maps as m on m.plan = p.plan and m.boundary = 'baseline'
  inner join bodies as b on b.agency = m.agency
  inner join reports as e on e.q = p.at_q
  group by m.unit
),
paired as (
  select
    u.unit, max(case when u.q = p.base_q then u.actual end) as before, max(case when u.q = p.at_q then u.actual end) as after, max(b.quarter) as quarter_before, max(a.quarter) as quarter_after
  from units as u
  cross join page as p
  inner join reports as b on b.q = p.base_q
  inner join reports as a on a.q = p.at_q
  where u.target = p.target and u.boundary = 'baseline' and u.span = 'quarter' and u.kind in ('count', 'money') and u.q in (p.base_q, p.at_q)
  group by u.unit
),
told as (
  select
    t.unit as agency, n.name_vi, n.name_en, case when j.bodies > 1 or j.ended = 1 then 'merger' else 'reform' end as cause, t.before, t.after,
    coalesce(t.after, 0) - coalesce(t.before, 0) as change, t.quarter_before, t.quarter_after
  from paired as t
  cross join page as p
  inner join called as n on n.plan = p.plan and n.boundary = 'baseline' and n.unit = t.unit
  left join joined as j on j.unit = t.unit
)
select
  agency, name_vi, name_en, cause, before, after, change, quarter_before, quarter_after,
  case when count(*) over (partition by cause) = count(change) over (partition by cause) then sum(change) over (partition by cause) end as of_cause,
  case when count(*) over () = count(change) over () then sum(change) over () end as whole
from told
order by case cause when 'merger' then 1 when 'reform' then 2 else 3 end, change nulls last, agency
