-- How a plan stands: its areas in the plan's order, then the whole plan as the row with an empty area.
--
-- @with   overviews, moment, reports
-- @keep   plan
-- @keep   plan,report
-- @param  plan                text    id in data/plans
-- @param  report              text?   as at this report; the latest with figures if left out
-- @param  as_of               timestamp? what was known then; now if left out
-- @column area                text    -      empty for the whole plan
-- @column number              text    -      number of the area in the plan
-- @column name_vi             text    -      as the plan names it
-- @column name_en             text    -      the same in English
-- @column lead_vi             text    -      lead body
-- @column lead_en             text    -      the same in English
-- @column total               integer target pages
-- @column achieved            integer target milestone met
-- @column on_track            integer target as the path asks, or better
-- @column at_risk             integer target behind the path
-- @column off_track           integer target off track, reversing or missed
-- @column not_assessed        integer target not assessable, without data or not due
-- @column ended               integer target level of government no longer exists
-- @column with_data           integer target with a figure in force
-- @column better_than_before  integer target whose verdict is better than a quarter before
-- @column worse_than_before   integer target whose verdict is worse than a quarter before
-- @column milestones_achieved integer row    milestones judged for good
-- @column milestones_missed   integer row    judged for good and not met
-- @column milestones_ended    integer row    ended before their year
-- @column milestones_due      integer? year   the last year with milestones judged for good
-- @column report              text?   -      report looked at
-- @column data_to             date?   -      last day of its window
-- @origin total,achieved,on_track,at_risk,off_track,not_assessed,ended,with_data,better_than_before,worse_than_before,milestones_achieved,milestones_missed,milestones_ended pages plan area report
-- @origin milestones_due place
select
  o.area, o.number, o.name_vi, o.name_en, o.lead_vi, o.lead_en, o.total, o.achieved, o.on_track, o.at_risk, o.off_track, o.not_assessed, o.ended,
  o.with_data, o.better_than_before, o.worse_than_before, o.milestones_achieved, o.milestones_missed, o.milestones_ended, o.milestones_due,
  case when m.latest_report is null then null else o.report end as report, case when m.latest_report is null then null else o.data_to end as data_to
from moment as m
inner join overviews as o on o.plan = m.plan and o.q = least(coalesce((select max(r.q) from reports as r where r.report = $report), m.q), m.q)
where m.plan = $plan
order by o.position
