-- How many indicators each body owes in each report.
--
-- @with   duties
-- @column agency    text    -   who owes them
-- @column territory text    -   on which map
-- @column report    text    -   in which report
-- @column owed      integer row indicators
select agency, territory, report, count(*) as owed
from duties
group by agency, territory, report
