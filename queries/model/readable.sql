-- Of what whoever asks may read sheets and documents, where that is some areas alone: their figures, activities and milestones without a
-- number; and every figure of the agencies whose sheets they may read whole. What several areas measure is of each of them. Without `areas` it is empty, and everything may be read.
--
-- @with   bodies
-- @param  areas    text? of these areas alone: |digital|institutions|
-- @param  agencies text? beside the areas, whatever is of these agencies: |bg-so-noi-vu|
-- @column kind     text  - figure, activity or milestone
-- @column agency   text  - of a figure, whose; '' for the others
-- @column subject  text  - the indicator, or the id of the activity or milestone
select 'figure' as kind, b.agency, t.indicator as subject
from registry_targets as t
inner join registry_plans as p on p.id = t.plan
inner join bodies as b on b.territory = p.territory
where strpos($areas, '|' || t.area || '|') > 0
union
select 'figure' as kind, b.agency, i.id as subject
from bodies as b
cross join registry_indicators as i
where strpos($agencies, '|' || b.agency || '|') > 0
union
select 'activity' as kind, '' as agency, id as subject from registry_activities where strpos($areas, '|' || area || '|') > 0
union
select 'milestone' as kind, '' as agency, id as subject from registry_milestones where strpos($areas, '|' || area || '|') > 0
