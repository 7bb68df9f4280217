-- The bodies that a set scores in a period, area by area: how much each has of what is assessed, and where it is weakest.
--
-- @with   cards
-- @param  criteria      text    the set
-- @param  period        text    2026, or the month 2026M09
-- @param  as_of         timestamp? what was known then; now if left out
-- @column criteria      text    -       the set
-- @column period        text    -       the period
-- @column scored        text    -       a body, or the map itself
-- @column area          text    -       an area of the set
-- @column area_position integer -       its place
-- @column area_vi       text    -       its name
-- @column area_en       text    -       the same in English
-- @column assessed      number  point   maximum of the components that have points
-- @column points        number? point   in force
-- @column rate          number? percent points of what is assessed
-- @column is_weakest    boolean -       whether no area of this card has less, where not all have the same
-- @origin area_position place
-- @origin assessed,points,rate scored criteria period scored area
with rated as (
  select c.criteria, c.period, c.scored, c.area, a.position, a.name_vi, a.name_en, c.assessed, c.points, 100 * c.points / nullif(c.assessed, 0) as rate
  from cards as c
  inner join registry_criteria_areas as a on a.criteria = c.criteria and a.area = c.area
  where c.area <> '' and c.criteria = $criteria and c.period = $period
),
placed as (
  select r.*, min(r.rate) over (partition by r.scored) as least, max(r.rate) over (partition by r.scored) as most from rated as r
)
select
  criteria, period, scored, area, position as area_position, name_vi as area_vi, name_en as area_en, assessed, points, rate, coalesce(round(rate, 9) = round(least, 9) and round(most - least, 9) > 0, false) as is_weakest
from placed
order by scored, position
