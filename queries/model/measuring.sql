-- What criteria sets measure on which map, and in which years: beside what targets do, it is asked of whoever owes the indicator.
--
-- @column territory  text    - the map
-- @column indicator  text    - what is measured
-- @column part       text    - '' is the total; each option of a survey is a part
-- @column first_year integer - reform years in which it is asked for
-- @column last_year  integer - the last of them
select distinct p.territory, c.indicator, coalesce(o.option, c.part) as part, coalesce(s.year, p.first_year) as first_year, coalesce(s.year, 9999) as last_year
from registry_components as c
inner join registry_criteria_sets as s on s.id = c.criteria
inner join registry_plans as p on s.territory = '' or s.territory = p.territory
left join registry_component_steps as o on o.criteria = c.criteria and o.component = c.component and o.option <> ''
where c.indicator <> ''
