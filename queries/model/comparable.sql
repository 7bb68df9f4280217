-- The earlier reports with which a figure of a report is compared: every one, but for an amount that adds up over its window the same
-- report of the years before.
--
-- @with   reports
-- @column indicator text    - what was measured
-- @column report    text    - the report of the figure
-- @column earlier   text    - a report before it
-- @column q         integer - the quarter that this one closes
select i.id as indicator, c.report, e.report as earlier, e.q
from registry_indicators as i
cross join reports as c
inner join reports as e on e.q < c.q
where i.timing <> 'flow' or i.kind not in ('count', 'money') or e.kind = c.kind
