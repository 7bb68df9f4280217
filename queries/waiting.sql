-- Sheets that wait: for the head of their agency, or for the reviewer; the longest waiting first.
--
-- @deed   read-sheets
-- @with   handed, bodies, reports, portions
-- @keep   plan
-- @param  plan        text?   only on this plan's map
-- @param  as_of       timestamp? what was known then; now if left out
-- @column submission  text      -   receipt number
-- @column agency      text      -   whose sheet
-- @column name_vi     text      -   its name
-- @column name_en     text      -   the same in English
-- @column report      text      -   for which report
-- @column revision    integer   -   1 is the first
-- @column figures     integer row   in it
-- @column reason      text?     -   of a correction
-- @column stage       text      -   sent or approved
-- @column received_at timestamp -   when it was handed in
-- @column staged_at   timestamp -   since when it is at this stage
-- @column days_waiting integer day  since then; 0 is today
-- @origin revision place
-- @origin days_waiting made staged_at
-- @origin figures counted question='sheet_lines' submission
select h.submission, h.agency, b.name_vi, b.name_en, h.report, h.revision, n.figures, s.reason, h.stage, h.received_at, h.staged_at,
  cast($today - cast(h.staged_at + interval '7' hour as date) as bigint) as days_waiting
from handed as h
inner join submissions as s on s.submission = h.submission
inner join portions as n on n.submission = h.submission
inner join bodies as b on b.agency = h.agency
where h.stage in ('sent', 'approved') and ($plan is null or b.territory in (select p.territory from registry_plans as p where p.id = $plan))
order by h.staged_at, h.submission
