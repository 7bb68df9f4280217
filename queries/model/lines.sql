-- The lines of each agency's sheet: what it owes, part by part. Parts by level are asked of the level itself; a district also
-- reports for its communes.
--
-- @with   duties, bodies, measuring
-- @column agency    text    - who owes it
-- @column territory text    - on which map
-- @column report    text    - in which report
-- @column q         integer - the quarter that it closes
-- @column indicator text    - what is owed
-- @column part      text    - '' is the total
with parts as (
  select r.indicator, r.part, p.territory from registry_targets as r inner join registry_plans as p on p.id = r.plan
  union
  select indicator, part, territory from measuring
)
select d.agency, d.territory, d.report, d.q, d.indicator, t.part
from duties as d
inner join bodies as b on b.agency = d.agency
inner join parts as t on t.indicator = d.indicator and t.territory = d.territory
inner join registry_indicators as i on i.id = d.indicator
where t.part not like 'level=%' or i.owed_by = 'lead' or t.part = 'level=' || b.level or (b.level = 'district' and t.part = 'level=commune')
