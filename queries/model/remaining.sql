-- Of the figures of which some revision was taken back or returned: the last one that stands at the moment.
--
-- @with   history
-- @param  as_of     timestamp? what was known then
-- @column agency    text    - who reported
-- @column report    text    - in which report
-- @column indicator text    - what was measured
-- @column part      text    - '' is the total
-- @column revision  integer - the last one that is neither
select agency, report, indicator, part, max(revision) as revision
from history
where is_disturbed and received_at <= $as_of and (void_at is null or void_at > $as_of)
group by agency, report, indicator, part
