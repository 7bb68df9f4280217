-- Who is scored by which set in which period: the map as a whole, and each body of a kind that the set is for, alive at the period's end.
--
-- @with   components, bodies
-- @column criteria  text - id of the set
-- @column period    text - 2026, or the month 2026M09
-- @column scored    text - a body, or the map itself
-- @column territory text - its map
-- @column kind      text - province for the map, else the body's kind
with periods as (
  select distinct criteria, period, last_day from components
),
mapped as (
  select distinct s.id as criteria, s.levels, p.territory, p.territory = p.province as is_province
  from registry_criteria_sets as s
  inner join registry_plans as p on s.territory = '' or s.territory = p.territory
)
select t.criteria, t.period, m.territory as scored, m.territory, 'province' as kind
from periods as t
inner join mapped as m on m.criteria = t.criteria and ' ' || m.levels || ' ' like '% province %' and m.is_province
union all
select t.criteria, t.period, b.agency as scored, b.territory, b.kind
from periods as t
inner join (select distinct criteria, levels, territory from mapped) as m on m.criteria = t.criteria
inner join bodies as b on b.territory = m.territory and ' ' || m.levels || ' ' like '% ' || b.kind || ' %' and b.level <> 'department' and t.last_day >= b.alive_from and (b.alive_to is null or t.last_day <= b.alive_to)
