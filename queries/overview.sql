-- How a plan stands: its areas in the plan's order, then the whole plan as the row with an empty area.
--
-- @with   catalogue, verdicts, pages, moment, reports
-- @param  plan                text    id in data/plans
-- @param  report              text?   as at this report; the latest with figures if left out
-- @param  as_of               timestamp? what was known then; now if left out
-- @column area                text    -      empty for the whole plan
-- @column number              text    -      number of the area in the plan
-- @column name_vi             text    -      as the plan names it
-- @column name_en             text    -      the same in English
-- @column lead_vi             text    -      lead body
-- @column lead_en             text    -      the same in English
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
-- @column milestones_due      integer? year   the last year with milestones judged for good
-- @column report              text?   -      report looked at
-- @column data_to             date?   -      last day of its window
with looked as (
  select m.plan, least(coalesce(c.q, m.q), m.q) as q, coalesce(c.report, m.latest_report) as report, coalesce(c.ends, m.data_to) as data_to
  from moment as m
  left join reports as c on c.report = $report
  where m.plan = $plan
),
ranked as (
  select c.target, c.area, c.status, c.actual, c.severity, b.severity as severity_before, b.milestone = c.milestone and 4 * c.due + 4 > l.q as is_comparable
  from catalogue as c
  inner join looked as l on l.plan = c.plan and l.q = c.at_q
  left join catalogue as b on b.target = c.target and b.at_q = l.q - 1 and b.severity not in (5, 6, 9, 10)
),
passed as (
  select p.target, p.area, v.status, c.year as due
  from pages as p
  inner join looked as l on l.plan = p.plan
  inner join verdicts as v on v.target = p.target and v.q = l.q and v.due_q <= l.q and (v.is_closed or v.status = 'ended')
  inner join reports as c on c.q = v.due_q
  where v.is_first
),
areas as (
  select area, number, name_vi, name_en, lead_vi, lead_en, position from registry_areas where plan = $plan
  union all
  select '' as area, '' as number, name_vi, name_en, issuer as lead_vi, issuer as lead_en, 99 as position from registry_plans where id = $plan
),
locked as (
  select
    a.area, count(case when p.status = 'achieved' then 1 end) as achieved, count(case when p.status = 'missed' then 1 end) as missed,
    count(case when p.status = 'ended' then 1 end) as ended
  from areas as a
  left join passed as p on (a.area = '' or p.area = a.area) and p.due = (select max(due) from passed)
  group by a.area
)
select
  a.area, a.number, a.name_vi, a.name_en, a.lead_vi, a.lead_en, count(r.target) as total,
  count(case when r.status = 'achieved' then 1 end) as achieved,
  count(case when r.status = 'on-track' then 1 end) as on_track,
  count(case when r.status = 'at-risk' then 1 end) as at_risk,
  count(case when r.status in ('off-track', 'reversing', 'missed') then 1 end) as off_track,
  count(case when r.status in ('not-assessable', 'no-data', 'not-due') then 1 end) as not_assessed,
  count(case when r.status = 'ended' then 1 end) as ended,
  count(r.actual) as with_data,
  count(case when r.is_comparable and r.severity not in (5, 6, 9, 10) and r.severity > r.severity_before then 1 end) as better_than_before,
  count(case when r.is_comparable and r.severity < r.severity_before then 1 end) as worse_than_before,
  max(k.achieved) as milestones_achieved, max(k.missed) as milestones_missed, max(k.ended) as milestones_ended,
  (select max(due) from passed) as milestones_due, max(l.report) as report, max(l.data_to) as data_to
from areas as a
cross join looked as l
inner join locked as k on k.area = a.area
left join ranked as r on a.area = '' or r.area = a.area
group by a.area, a.number, a.name_vi, a.name_en, a.lead_vi, a.lead_en, a.position
order by a.position
