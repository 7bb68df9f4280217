-- On which body's or group's account each body's figures stand: as reported, on today's map, and on the map of the plan's first year.
-- Merged bodies are added; of a body that was split each successor has its stated share, and what is stated of nobody stays its own.
--
-- @with   bodies, reports
-- @column plan        text    - whose first year is the baseline
-- @column boundary    text    - reported, current or baseline
-- @column agency      text    - who reported
-- @column unit        text    - whose account: a body, or the first by id of a group
-- @column share       number  - part of it
-- @column is_estimate boolean - a share stated at a split, not counted
with recursive passes as (
  select predecessor, successor, case when kind = 'split' then share else 1.0 end as share
  from registry_succession
  where successor <> '' and (kind in ('merge', 'rename', 'carry-on') or (kind = 'split' and share is not null)) and (operates_from is null or operates_from <= $today)
),
handed_on as (
  select b.agency, b.agency as unit, cast(1 as double precision) as share from bodies as b
  union all
  select h.agency, p.successor as unit, h.share * p.share as share from handed_on as h inner join passes as p on p.predecessor = h.unit
),
today as (
  select h.agency, h.unit, sum(h.share * (1 - coalesce(p.share, 0))) as share
  from handed_on as h
  left join (select predecessor, sum(share) as share from passes group by predecessor) as p on p.predecessor = h.unit
  where p.share is null or round(1 - p.share, 9) > 0
  group by h.agency, h.unit
),
neighbours as (
  select predecessor as a, successor as b from passes
  union
  select successor as a, predecessor as b from passes
),
joined as (
  select b.agency, b.agency as other from bodies as b
  union
  select j.agency, n.b as other from joined as j inner join neighbours as n on n.a = j.other
),
alive as (
  select p.id as plan, b.agency
  from registry_plans as p
  inner join bodies as b on b.territory = p.territory
  inner join reports as c on c.year = p.first_year and c.kind = 'Y' and b.alive_from <= c.ends and (b.alive_to is null or b.alive_to >= c.ends)
),
grouped as (
  select a.plan, j.agency, min(a.agency) as unit from joined as j inner join alive as a on a.agency = j.other group by a.plan, j.agency
)
select p.id as plan, 'reported' as boundary, b.agency, b.agency as unit, cast(1 as double precision) as share, false as is_estimate
from registry_plans as p
inner join bodies as b on b.territory = p.territory
union all
select p.id as plan, 'current' as boundary, b.agency, t.unit, t.share, t.share <> 1.0 as is_estimate
from registry_plans as p
inner join bodies as b on b.territory = p.territory
inner join today as t on t.agency = b.agency
union all
select p.id as plan, 'baseline' as boundary, b.agency, coalesce(g.unit, t.unit) as unit, case when g.unit is null then t.share else 1.0 end as share, g.unit is null and t.share <> 1.0 as is_estimate
from registry_plans as p
inner join bodies as b on b.territory = p.territory
left join grouped as g on g.plan = p.id and g.agency = b.agency
left join today as t on t.agency = b.agency and g.unit is null
