-- When a report begins, when it closes, and until when it was opened for an agency.
--
-- @with   opened
-- @param  agency text  who would hand it in
-- @param  report text  which report
-- @param  as_of  timestamp? what was known then
-- @column opens  date  - first day of the window
-- @column closes date  - no sheets are taken after it
-- @column until  date? - but for this agency until this day
select c.opens, c.closes, u.until
from registry_calendar as c
left join opened as u on u.report = c.report and u.agency = $agency
where c.report = $report
order by c.report
