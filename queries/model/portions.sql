-- How many lines of each sheet whoever asks may read: all of them, or those of some areas alone. A sheet without any is left out.
--
-- @with   readable
-- @param  areas      text?   of these areas alone
-- @column submission text    -   receipt number
-- @column figures    integer row in it
select submission, figures from submissions where $areas is null
union all
select l.submission, count(*) as figures
from landed as l
inner join readable as n on n.kind = 'figure' and n.agency = l.agency and n.subject = l.indicator
group by l.submission
