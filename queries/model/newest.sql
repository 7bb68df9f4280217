-- What was last handed in for each figure and stands at the moment, accepted or not: neither taken back nor given back.
--
-- @with   history, remaining
-- @param  as_of       timestamp? what was known then
-- @column agency      text    -         who reported
-- @column report      text    -         in which report
-- @column q           integer -         the quarter that it closes
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column state       text    -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator   number  indicator null where not reported
-- @column denominator number  indicator null where not reported
-- @column value       number  indicator null where not reported
-- @column level       number  indicator the share, or the value; null where nothing was reported
select o.agency, o.report, o.q, o.indicator, o.part, o.state, o.numerator, o.denominator, o.value, o.level
from history as o
left join remaining as z on o.is_disturbed and z.agency = o.agency and z.report = o.report and z.indicator = o.indicator and z.part = o.part
where case when o.is_disturbed then o.revision = z.revision else o.received_at <= $as_of and (o.replaced_at is null or o.replaced_at > $as_of) end
