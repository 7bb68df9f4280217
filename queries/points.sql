-- The points that a target's forecast is drawn through: its last figures in force, from the last break on. None where there are too few.
--
-- @with   points, moment, pages, reports
-- @param  target  text    the page
-- @param  report  text?   as at this report; the latest with figures if left out
-- @param  as_of   timestamp? what was known then; now if left out
-- @column q       integer -         4 * year + quarter, oldest first
-- @column quarter text    -         the same as 2026Q3
-- @column report  text    -         the report that closes it
-- @column actual  number  indicator the figure in force
-- @origin q      place
-- @origin actual figure quarter
select c.q, c.quarter, c.report, n.y as actual
from points as n
inner join pages as p on p.target = n.target
inner join moment as m on m.plan = p.plan
inner join reports as c on c.q = n.x
left join reports as r on r.report = $report
where n.target = $target and n.q = least(coalesce(r.q, m.q), m.q)
order by c.q
