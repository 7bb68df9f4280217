-- Each target page once: what it measures, its code within the plan, and who leads it.
--
-- @column target       text    - the page
-- @column plan         text    - its plan
-- @column area         text    - its area
-- @column area_number  text    - number of the area in the plan
-- @column area_place   integer - order of the area in the plan
-- @column code         text    - number of the area and place within it
-- @column indicator    text    - what is measured
-- @column scope        text    - province or department
-- @column part         text    - '' is the total
-- @column short_vi     text    - short name
-- @column short_en     text    - the same in English
-- @column lead_vi      text    - lead body of the area
-- @column lead_en      text    - the same in English
select
  r.target, r.plan, r.area, coalesce(a.number, '') as area_number, coalesce(a.position, 99) as area_place,
  coalesce(a.number || '.', '') || lpad(cast(row_number() over (
    partition by r.plan, r.area order by min(strpos(p.sources, r.source) * 100000 + r.line), r.target
  ) as varchar), 2, '0') as code,
  r.indicator, r.scope, r.part, r.short_vi, r.short_en, coalesce(a.lead_vi, '') as lead_vi, coalesce(a.lead_en, '') as lead_en
from registry_targets as r
inner join registry_plans as p on p.id = r.plan
left join registry_areas as a on a.plan = r.plan and a.area = r.area
group by r.target, r.plan, r.area, a.number, a.position, r.indicator, r.scope, r.part, r.short_vi, r.short_en, a.lead_vi, a.lead_en
