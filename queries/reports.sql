-- The reports of a plan's years, with how many agencies owe them and have handed in.
--
-- @with   reports, assigned, bodies, moment
-- @keep   plan
-- @param  plan             text    id in data/plans
-- @param  as_of            timestamp? what was known then; now if left out
-- @column report           text    -      2026Q1, 2026H1, 2026Q3, 2026Y
-- @column year             integer -      reform year
-- @column kind             text    -      Q1, H1 (cumulative), Q3 (the quarter alone), Y (cumulative)
-- @column q                integer -      quarter that it closes
-- @column opens            date    -      first day of the window
-- @column ends             date    -      last day of the window
-- @column due              date    -      to be handed in by
-- @column closes           date    -      closed after
-- @column agencies_expected integer agency who owe it
-- @column agencies_received integer agency who handed in
-- @column agencies_on_time integer agency who handed in by the due date
-- @column is_latest        boolean -      the latest one with figures in force
-- @origin year,q place
-- @origin agencies_expected,agencies_received,agencies_on_time counted question='reporting' plan report
with owed as (
  select d.report, count(*) as agencies
  from assigned as d
  inner join registry_plans as p on p.territory = d.territory and p.id = $plan
  group by d.report
),
handed_in as (
  select
    s.report, count(distinct s.agency) as agencies,
    count(distinct case when cast(s.received_at + interval '7' hour as date) <= c.due then s.agency end) as on_time
  from submissions as s
  inner join bodies as b on b.agency = s.agency
  inner join registry_plans as p on p.territory = b.territory and p.id = $plan
  inner join reports as c on c.report = s.report
  where s.received_at <= $as_of and s.figures > 0
  group by s.report
)
select
  c.report, c.year, c.kind, c.q, c.opens, c.ends, c.due, c.closes, coalesce(o.agencies, 0) as agencies_expected,
  coalesce(r.agencies, 0) as agencies_received, coalesce(r.on_time, 0) as agencies_on_time, coalesce(c.report = m.latest_report, false) as is_latest
from reports as c
inner join registry_plans as p on p.id = $plan and c.year between p.first_year and p.last_year
inner join moment as m on m.plan = p.id
left join owed as o on o.report = c.report
left join handed_in as r on r.report = c.report
order by c.q
