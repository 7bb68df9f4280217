-- Verdicts of milestones whose year is over that were not published yet: what the next publication locks.
--
-- @deed   publish
-- @with   verdicts, goals, moment, pages
-- @keep   plan
-- @param  plan      text    id in data/plans
-- @param  as_of     timestamp? what was known then; now if left out
-- @column milestone text    -         the milestone
-- @column target    text    -         its page
-- @column short_vi  text    -         short name of the page
-- @column short_en  text    -         the same in English
-- @column due       integer year      its year
-- @column actual    number  indicator the figure that judges it
-- @column goal      number  indicator its level
-- @column goal_max  number? indicator upper end of a range
-- @column status    text    -         achieved or missed
-- @origin due place
-- @origin actual,status figure quarter=due milestone span='year'
-- @origin goal,goal_max milestone milestone
select v.milestone, v.target, p.short_vi, p.short_en, g.due, v.actual, g.goal, g.goal_max, v.status
from verdicts as v
inner join pages as p on p.target = v.target
inner join goals as g on g.milestone = v.milestone
inner join moment as m on m.plan = g.plan and m.q = v.q
where g.plan = $plan and v.is_closed and v.status in ('achieved', 'missed') and v.locked_status is null and v.actual is not null and g.goal is not null
order by g.due, v.milestone
