-- Under which unit of each map a body falls, as one: of a body that was split the unit that took the most of it.
--
-- @with   maps, called
-- @column plan     text - whose first year is the baseline
-- @column boundary text - reported, current or baseline
-- @column agency   text - a body
-- @column unit     text - the unit under which it falls
-- @column name_vi  text - the unit's name
-- @column name_en  text - the same in English
with placed as (
  select m.plan, m.boundary, m.agency, m.unit, row_number() over (partition by m.plan, m.boundary, m.agency order by m.share desc, m.unit) as place from maps as m
)
select p.plan, p.boundary, p.agency, p.unit, n.name_vi, n.name_en
from placed as p
inner join called as n on n.plan = p.plan and n.boundary = p.boundary and n.unit = p.unit
where p.place = 1
