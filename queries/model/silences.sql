-- The bodies asked for a quantity that said, in the report that closes the quarter, that it does not apply to them or that they have
-- nothing to report.
--
-- @with   observations, lines
-- @column standing  text    - accepted, first or latest
-- @column territory text    - the map
-- @column indicator text    - what is owed
-- @column part      text    - '' is the total
-- @column q         integer - 4 * year + quarter
-- @column agency    text    - who said so
-- @column state     text    - not-applicable or nothing-to-report
select o.standing, o.territory, o.indicator, o.part, o.q, o.agency, o.state
from observations as o
inner join lines as l on l.agency = o.agency and l.report = o.report and l.indicator = o.indicator and l.part = o.part
where o.state in ('not-applicable', 'nothing-to-report')
