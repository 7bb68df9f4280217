-- The rows of the matrix: each body with how many of its own figures stand where, those with most to look at first. Pages that it reports
-- alone among its kind are left out, since nobody can be compared there.
--
-- @with   cells, called, bodies
-- @keep   plan
-- @param  plan         text    id in data/plans
-- @param  report       text?   as at this report; the latest with figures if left out
-- @param  boundary     text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of        timestamp? what was known then; now if left out
-- @column agency       text     -       whose account: a body, or the first of a group
-- @column name_vi      text     -       its name
-- @column name_en      text     -       the same in English
-- @column kind         text     -       department, district, commune
-- @column level        text     -       province, district, commune
-- @column cells        integer  target  pages that it is asked for, as others of its kind are
-- @column achieved     integer  target  at the milestone
-- @column on_track     integer  target  as the path asks, or better
-- @column at_risk      integer  target  behind the path
-- @column off_track    integer  target  far behind it, or short of a milestone whose year is over
-- @column not_assessed integer  target  with a figure that cannot be held against it
-- @column missing      integer  target  due and without a figure
-- @origin cells,achieved,on_track,at_risk,off_track,not_assessed,missing counted question='matrix' plan agency report boundary
with shared as (
  select c.*, count(*) over (partition by c.target, c.kind) as peers from cells as c where c.boundary = coalesce($boundary, 'reported')
),
counted as (
  select
    c.plan, c.unit, c.kind, count(case when c.peers > 1 then 1 end) as cells, count(case when c.peers > 1 and c.status = 'achieved' then 1 end) as achieved, count(case when c.peers > 1 and c.status = 'on-track' then 1 end) as on_track, count(case when c.peers > 1 and c.status = 'at-risk' then 1 end) as at_risk,
    count(case when c.peers > 1 and c.status in ('off-track', 'missed') then 1 end) as off_track, count(case when c.peers > 1 and c.status = 'not-assessable' then 1 end) as not_assessed, count(case when c.peers > 1 and c.state = 'missing' then 1 end) as missing
  from shared as c
  group by c.plan, c.unit, c.kind
)
select c.unit as agency, n.name_vi, n.name_en, c.kind, b.level, c.cells, c.achieved, c.on_track, c.at_risk, c.off_track, c.not_assessed, c.missing
from counted as c
inner join bodies as b on b.agency = c.unit
inner join called as n on n.plan = c.plan and n.boundary = coalesce($boundary, 'reported') and n.unit = c.unit
where c.plan = $plan
order by c.off_track desc, c.at_risk desc, c.missing desc, c.unit
