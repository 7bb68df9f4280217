-- How many of the bodies asked for a quantity said that it does not apply to them, and how many that they have nothing to report.
--
-- @with   silences
-- @column standing  text    -      accepted, first or latest
-- @column territory text    -      the map
-- @column indicator text    -      what is owed
-- @column part      text    -      '' is the total
-- @column q         integer -      4 * year + quarter
-- @column agencies  integer agency not-applicable
-- @column without   integer agency nothing-to-report
select
  standing, territory, indicator, part, q, count(case when state = 'not-applicable' then 1 end) as agencies, count(case when state = 'nothing-to-report' then 1 end) as without
from silences
group by standing, territory, indicator, part, q
