-- Figures that the reviewer gave back: why, what was told, and whether another one has come since.
--
-- @deed   read-sheets
-- @keep   agency
-- @keep   plan
-- @narrow report,submission
-- @with   handed, settled, bodies, readable
-- @param  agency      text?   whose
-- @param  report      text?   of which report
-- @param  submission  text?   of which sheet
-- @param  plan        text?   only on this plan's map
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text      - whose sheet
-- @column name_vi     text      - its name
-- @column name_en     text      - the same in English
-- @column report      text      - for which report
-- @column submission  text      - receipt number
-- @column indicator   text      - the figure
-- @column indicator_vi text     - its name
-- @column indicator_en text     - the same in English
-- @column part        text      - '' is the total
-- @column reason      text      - missing-evidence, wrong-denominator, unlike-before or other
-- @column told        text      - what the reviewer wrote
-- @column returned_at timestamp - when
-- @column is_open     boolean   - neither another one nor a reason has come since, and it was not given up
select
  h.agency, b.name_vi, b.name_en, h.report, v.submission, v.indicator, i.name_vi as indicator_vi, i.name_en as indicator_en, v.part, v.reason, v.told, v.returned_at, z.agency is null and h.stage <> 'withdrawn' as is_open
from returns as v
inner join handed as h on h.submission = v.submission
inner join bodies as b on b.agency = h.agency
inner join registry_indicators as i on i.id = v.indicator
left join readable as n on n.kind = 'figure' and n.agency = h.agency and n.subject = v.indicator
left join settled as z on z.agency = h.agency and z.report = h.report and z.indicator = v.indicator and z.part = v.part and z.revision > h.revision
where v.returned_at <= $as_of and ($agency is null or h.agency = $agency) and ($report is null or h.report = $report) and ($submission is null or v.submission = $submission)
  and ($plan is null or b.territory in (select p.territory from registry_plans as p where p.id = $plan)) and ($areas is null or n.subject is not null)
order by v.returned_at desc, h.agency, h.report, v.indicator, v.part
