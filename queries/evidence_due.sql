-- Figures in force that should have a document with them, by the rule of rules.json, and how many each has; those without one first.
--
-- @with   witnesses, bodies, reports
-- @param  plan      text?   on this plan's map, of its indicators
-- @param  agency    text?   only this agency
-- @param  report    text?   only this report
-- @param  as_of     timestamp? what was known then; now if left out
-- @column agency    text    -        who reported
-- @column name_vi   text    -        its name
-- @column name_en   text    -        the same in English
-- @column report    text    -        in which report
-- @column indicator text    -        what was measured
-- @column of_vi     text    -        its name
-- @column of_en     text    -        the same in English
-- @column part      text    -        '' is the total
-- @column reason    text    -        why it should: done, survey or rank by its kind, else correction
-- @column documents integer document that prove it
-- @origin documents counted question='evidence' agency report indicator
with measured as (
  select distinct t.indicator, g.territory from registry_targets as t inner join registry_plans as g on g.id = t.plan where t.plan = $plan
)
select w.agency, b.name_vi, b.name_en, w.report, w.indicator, i.name_vi as of_vi, i.name_en as of_en, w.part, w.reason, w.documents
from witnesses as w
inner join bodies as b on b.agency = w.agency
inner join reports as c on c.report = w.report
inner join registry_indicators as i on i.id = w.indicator
left join measured as n on n.indicator = w.indicator and n.territory = w.territory
where ($plan is null or n.indicator is not null) and ($agency is null or w.agency = $agency) and ($report is null or w.report = $report)
order by case when w.documents = 0 then 0 else 1 end, c.q desc, w.agency, w.indicator, w.part
