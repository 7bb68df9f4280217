-- What each unit of a map is called: its body's name, of a group the names of its bodies one after the other. Every body has its
-- own name on every map, since some figures are never combined.
--
-- @with   maps, bodies
-- @column plan     text    - whose first year is the baseline
-- @column boundary text    - reported, current or baseline
-- @column unit     text    - the unit
-- @column bodies   integer - of how many bodies its name is made
-- @column name_vi  text    - name
-- @column name_en  text    - the same in English
with recursive members as (
  select distinct m.plan, m.boundary, m.unit, b.agency, b.name_vi, b.name_en
  from maps as m
  inner join bodies as b on b.agency = case when m.boundary = 'baseline' then m.agency else m.unit end
  inner join registry_plans as p on p.id = m.plan
  inner join registry_calendar as c on c.year = p.first_year and c.kind = 'Y'
  where m.boundary <> 'baseline' or (b.alive_from <= c.ends and (b.alive_to is null or b.alive_to >= c.ends)) or b.agency = m.unit
  union
  select p.id as plan, t.boundary, b.agency as unit, b.agency, b.name_vi, b.name_en
  from registry_plans as p
  inner join bodies as b on b.territory = p.territory
  cross join (select 'current' as boundary union all select 'baseline' as boundary) as t
  left join maps as m on m.plan = p.id and m.boundary = t.boundary and m.unit = b.agency
  where m.unit is null
),
ordered as (
  select
    plan, boundary, unit, name_vi, name_en, row_number() over (partition by plan, boundary, unit order by agency) as place, count(*) over (partition by plan, boundary, unit) as bodies
  from members
),
chained as (
  select plan, boundary, unit, place, bodies, cast(name_vi as varchar) as name_vi, cast(name_en as varchar) as name_en from ordered where place = 1
  union all
  select c.plan, c.boundary, c.unit, o.place, c.bodies, cast(c.name_vi || ' + ' || o.name_vi as varchar) as name_vi, cast(c.name_en || ' + ' || o.name_en as varchar) as name_en
  from chained as c
  inner join ordered as o on o.plan = c.plan and o.boundary = c.boundary and o.unit = c.unit and o.place = c.place + 1
)
select plan, boundary, unit, bodies, name_vi, name_en from chained where place = bodies
