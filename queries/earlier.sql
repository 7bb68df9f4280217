-- Levels of an agency's figures in the reports before one with which they are compared, oldest first: at most eight each.
--
-- @deed   read-sheets
-- @keep   agency,report
-- @with   newest, comparable, readable
-- @param  agency    text    whose
-- @param  report    text    before which
-- @param  as_of     timestamp? what was known then; now if left out
-- @column indicator text    -         what was measured
-- @column part      text    -         '' is the total
-- @column agency    text    -         whose
-- @column report    text    -         in which report
-- @column q         integer -         the quarter that it closes
-- @column level     number  indicator the share, or the value
-- @origin q place
-- @origin level sheets indicator agency report part
with known as (
  select o.indicator, o.part, o.agency, o.report, o.q, o.level, row_number() over (partition by o.indicator, o.part order by o.q desc) as place
  from newest as o
  inner join comparable as c on c.report = $report and c.indicator = o.indicator and c.earlier = o.report
  left join readable as n on n.kind = 'figure' and n.agency = o.agency and n.subject = o.indicator
  where o.agency = $agency and o.level is not null and ($areas is null or n.subject is not null)
)
select indicator, part, agency, report, q, level
from known
where place <= 8
order by indicator, part, q
