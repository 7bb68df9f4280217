-- By agency and report: how many figures should have a document, and how many lack one; the latest report first.
--
-- @with   witnesses, bodies, reports
-- @param  plan       text?   on this plan's map, of its indicators
-- @param  agency     text?   only this agency
-- @param  report     text?   only this report
-- @param  as_of      timestamp? what was known then; now if left out
-- @column agency     text    -      who reported
-- @column name_vi    text    -      its name
-- @column name_en    text    -      the same in English
-- @column report     text    -      in which report
-- @column figures    integer figure that should have a document
-- @column documented integer figure with one or more
-- @column missing    integer figure without
-- @origin figures,documented,missing counted question='evidence_due' plan agency report
with measured as (
  select distinct t.indicator, g.territory from registry_targets as t inner join registry_plans as g on g.id = t.plan where t.plan = $plan
)
select
  w.agency, b.name_vi, b.name_en, w.report, count(*) as figures, cast(sum(case when w.documents > 0 then 1 else 0 end) as bigint) as documented,
  cast(sum(case when w.documents = 0 then 1 else 0 end) as bigint) as missing
from witnesses as w
inner join bodies as b on b.agency = w.agency
inner join reports as c on c.report = w.report
left join measured as n on n.indicator = w.indicator and n.territory = w.territory
where ($plan is null or n.indicator is not null) and ($agency is null or w.agency = $agency) and ($report is null or w.report = $report)
group by w.agency, b.name_vi, b.name_en, w.report, c.q
order by c.q desc, missing desc, w.agency
