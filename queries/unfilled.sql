-- Lines of a report for which no figure and no state stands: who still owes them, and the reason where one was given.
--
-- @deed   read-sheets
-- @with   lines, newest, pleas, bodies, readable
-- @param  report       text    of which report
-- @param  agency       text?   whose
-- @param  plan         text?   only on this plan's map
-- @param  as_of        timestamp? what was known then; now if left out
-- @column agency       text    - who owes it
-- @column name_vi      text    - its name
-- @column name_en      text    - the same in English
-- @column report       text    - in which report
-- @column indicator    text    - what is owed
-- @column indicator_vi text    - its name
-- @column indicator_en text    - the same in English
-- @column part         text    - '' is the total
-- @column reason       text?   - why there is no figure; null where nobody said
select l.agency, b.name_vi, b.name_en, l.report, l.indicator, i.name_vi as indicator_vi, i.name_en as indicator_en, l.part, p.reason
from lines as l
inner join bodies as b on b.agency = l.agency
inner join registry_indicators as i on i.id = l.indicator
left join newest as k on k.agency = l.agency and k.report = l.report and k.indicator = l.indicator and k.part = l.part and k.state <> 'withdrawn'
left join pleas as p on p.agency = l.agency and p.report = l.report and p.indicator = l.indicator and p.part = l.part
left join readable as n on n.kind = 'figure' and n.agency = l.agency and n.subject = l.indicator
where l.report = $report and ($agency is null or l.agency = $agency) and ($plan is null or l.territory in (select t.territory from registry_plans as t where t.id = $plan))
  and k.agency is null and ($areas is null or n.subject is not null)
order by l.agency, l.indicator, l.part
