-- Who owes a report and who has handed it in, late and missing ones first.
--
-- @with   assigned, duties, bodies, reports, moment, homes, readable, portions, handed, newest
-- @keep   plan
-- @keep   plan,report
-- @param  plan        text    id in data/plans
-- @param  report      text?   the latest with figures if left out
-- @param  boundary    text?   on which of the plan's maps the unit is: reported, current or baseline
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text      -      who owes it
-- @column name_vi     text      -      its name
-- @column name_en     text      -      the same in English
-- @column kind        text      -      department, district, commune
-- @column level       text      -      province, district, commune
-- @column report      text      -      the report
-- @column due         date      -      to be handed in by
-- @column owed        integer   row    indicators owed
-- @column figures     integer   row    figures handed in
-- @column received_at timestamp? -      first hand-in of a figure, null where there is none
-- @column days_late   integer?  day    of the first hand-in, or until now; null where in time
-- @column revisions   integer   row    how often it was handed in
-- @column accepted    boolean   -      the latest one is accepted
-- @column state       text      -      received, late, missing, not-due
-- @column unit        text      -      under whose account it falls
-- @column unit_vi     text      -      the unit's name
-- @column unit_en     text      -      the same in English
-- @origin owed counted question='owed' agency report
-- @origin figures,revisions counted question='observations' agency report
-- @origin days_late made due,received_at
with looked as (
  select coalesce((select max(r.report) from reports as r where r.report = $report), m.latest_report) as report, p.territory
  from moment as m
  inner join registry_plans as p on p.id = m.plan
  where m.plan = $plan
),
narrowed as (
  select d.agency, d.report, count(*) as owed
  from duties as d
  inner join looked as l on l.report = d.report and l.territory = d.territory
  inner join readable as n on n.kind = 'figure' and n.agency = d.agency and n.subject = d.indicator
  group by d.agency, d.report
),
asked as (
  select d.agency, d.report, case when $areas is null then d.owed else coalesce(n.owed, 0) end as owed
  from assigned as d
  inner join looked as l on l.report = d.report and l.territory = d.territory
  left join narrowed as n on n.agency = d.agency and n.report = d.report
),
handed_in as (
  select s.agency, s.report, min(s.received_at) as received_at, count(n.submission) as revisions, max(s.revision) = max(case when s.stage = 'accepted' then s.revision end) as accepted
  from handed as s
  left join portions as n on n.submission = s.submission
  where s.stage <> 'withdrawn' and s.figures > 0
  group by s.agency, s.report
),
given as (
  select k.agency, k.report, count(*) as figures
  from newest as k
  inner join looked as l on l.report = k.report
  left join readable as n on n.kind = 'figure' and n.agency = k.agency and n.subject = k.indicator
  where k.state <> 'withdrawn' and ($areas is null or n.subject is not null)
  group by k.agency, k.report
)
select
  o.agency, b.name_vi, b.name_en, b.kind, b.level, o.report, c.due, o.owed, coalesce(g.figures, 0) as figures, r.received_at,
  case when coalesce(cast(r.received_at + interval '7' hour as date), $today) > c.due then cast(coalesce(cast(r.received_at + interval '7' hour as date), $today) - c.due as bigint) end as days_late,
  coalesce(r.revisions, 0) as revisions, coalesce(r.accepted, false) as accepted,
  case
    when r.received_at is not null then case when cast(r.received_at + interval '7' hour as date) > c.due then 'late' else 'received' end
    when c.due < $today then 'missing'
    else 'not-due'
  end as state,
  u.unit, u.name_vi as unit_vi, u.name_en as unit_en
from asked as o
inner join homes as u on u.plan = $plan and u.boundary = coalesce($boundary, 'reported') and u.agency = o.agency
inner join bodies as b on b.agency = o.agency
inner join reports as c on c.report = o.report
left join handed_in as r on r.agency = o.agency and r.report = o.report
left join given as g on g.agency = o.agency and g.report = o.report
order by case when r.received_at is null and c.due < $today then 1 when cast(r.received_at + interval '7' hour as date) > c.due then 2 when r.received_at is null then 3 else 4 end, b.level desc, o.agency
