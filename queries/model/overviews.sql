-- How each plan stands at each quarter: its areas in the plan's order, then the whole plan as the row with an empty area.
--
-- @with   looks, stances, moves, verdicts, pages, reports
-- @column plan                text    -      id in data/plans
-- @column q                   integer -      as at this quarter
-- @column area                text    -      empty for the whole plan
-- @column number              text    -      number of the area in the plan
-- @column name_vi             text    -      as the plan names it
-- @column name_en             text    -      the same in English
-- @column lead_vi             text    -      lead body
-- @column lead_en             text    -      the same in English
-- @column position            integer -      order of the area in the plan
-- @column total               integer target pages
-- @column achieved            integer target milestone met
-- @column on_track            integer target as the path asks, or better
-- @column at_risk             integer target behind the path
-- @column off_track           integer target off track, reversing or missed
-- @column not_assessed        integer target not assessable, without data or not due
-- @column ended               integer target level of government no longer exists
-- @column with_data           integer target with a figure in force
-- @column better_than_before  integer target whose verdict is better than a quarter before
-- @column worse_than_before   integer target whose verdict is worse than a quarter before
-- @column milestones_achieved integer row    milestones judged for good
-- @column milestones_missed   integer row    judged for good and not met
-- @column milestones_ended    integer row    ended before their year
-- @column milestones_due      integer year   the last year with milestones judged for good
-- @column report              text    -      report looked at
-- @column data_to             date    -      last day of its window
with ranked as (
  select c.plan, c.at_q, c.target, c.area, c.status, c.actual, m.moved from stances as c left join moves as m on m.target = c.target and m.q = c.at_q
),
passed as (
  select p.plan, v.q, p.area, v.status, v.due_q, max(v.due_q) over (partition by p.plan, v.q) as last_q
  from verdicts as v
  inner join pages as p on p.target = v.target
  where v.is_first and v.due_q <= v.q and (v.is_closed or v.status = 'ended')
),
areas as (
  select plan, area, number, name_vi, name_en, lead_vi, lead_en, position from registry_areas
  union all
  select id as plan, '' as area, '' as number, name_vi, name_en, issuer as lead_vi, issuer as lead_en, 99 as position from registry_plans
),
locked as (
  select
    a.plan, a.area, p.q, count(case when p.status = 'achieved' then 1 end) as achieved, count(case when p.status = 'missed' then 1 end) as missed,
    count(case when p.status = 'ended' then 1 end) as ended
  from areas as a
  inner join passed as p on p.plan = a.plan and (a.area = '' or p.area = a.area) and p.due_q = p.last_q
  group by a.plan, a.area, p.q
),
dues as (
  select plan, q, max(last_q) as last_q from passed group by plan, q
)
select
  a.plan, l.q, a.area, a.number, a.name_vi, a.name_en, a.lead_vi, a.lead_en, a.position, count(r.target) as total,
  count(case when r.status = 'achieved' then 1 end) as achieved,
  count(case when r.status = 'on-track' then 1 end) as on_track,
  count(case when r.status = 'at-risk' then 1 end) as at_risk,
  count(case when r.status in ('off-track', 'reversing', 'missed') then 1 end) as off_track,
  count(case when r.status in ('not-assessable', 'no-data', 'not-due') then 1 end) as not_assessed,
  count(case when r.status = 'ended' then 1 end) as ended,
  count(r.actual) as with_data,
  count(case when r.moved = 'better' then 1 end) as better_than_before,
  count(case when r.moved = 'worse' then 1 end) as worse_than_before,
  coalesce(max(k.achieved), 0) as milestones_achieved, coalesce(max(k.missed), 0) as milestones_missed, coalesce(max(k.ended), 0) as milestones_ended,
  max(c.year) as milestones_due, max(l.report) as report, max(l.ends) as data_to
from areas as a
inner join looks as l on l.plan = a.plan
left join locked as k on k.plan = a.plan and k.area = a.area and k.q = l.q
left join dues as d on d.plan = a.plan and d.q = l.q
left join reports as c on c.q = d.last_q
left join ranked as r on r.plan = a.plan and r.at_q = l.q and (a.area = '' or r.area = a.area)
group by a.plan, l.q, a.area, a.number, a.name_vi, a.name_en, a.lead_vi, a.lead_en, a.position
