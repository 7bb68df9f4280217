-- Which body is in charge of what a map as a whole is scored on: the one that holds the office which the set names.
--
-- @with   bodies
-- @column territory text - the map
-- @column office    text - as sets name it
-- @column agency    text - who holds it today
with named as (
  select distinct lead as office from registry_components where lead <> ''
  union
  select survey_by as office from registry_criteria_sets where survey_by <> ''
),
placed as (
  select b.territory, n.office, b.agency, row_number() over (partition by b.territory, n.office order by b.alive_from desc, b.agency) as place
  from named as n
  inner join bodies as b on b.kind <> 'collective' and ' ' || b.office || ' ' like '% ' || n.office || ' %' and $today >= b.alive_from and (b.alive_to is null or $today <= b.alive_to)
)
select territory, office, agency from placed where place = 1
