-- Qualitative milestones of a plan, by year.
--
-- @param  plan        text    id in data/plans
-- @column milestone   text    - id
-- @column area        text    - its area
-- @column area_number text    - number of the area in the plan
-- @column due         text    - year or date
-- @column short_vi    text    - short name
-- @column short_en    text    - the same in English
-- @column lead        text    - as printed
-- @column clause      text    - where in the document
-- @column quote       text    - words that set it, as printed
-- @column source      text    - document
-- @column line        integer - line of the document's text
-- @column note        text    - damage or doubt
select m.id as milestone, m.area, coalesce(a.number, '') as area_number, m.due, m.short_vi, m.short_en, m.lead, m.clause, m.quote, m.source, m.line, m.note
from registry_milestones as m
left join registry_areas as a on a.plan = m.plan and a.area = m.area
where m.plan = $plan
order by m.due, a.position, m.source, m.line
