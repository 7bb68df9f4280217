-- What differs between two moments, and why: the plan as it was known then is led to what is known later, one kind of news after the
-- other, in the order rules, definitions, targets, map, time, new reports, late sheets, corrections. The changes of a target add up
-- to its whole difference. Reads the table `stages`, the step named in @replay at each of these stages.
--
-- @replay shown
-- @param  plan          text      id in data/plans
-- @param  from          timestamp as known at this moment
-- @param  to            timestamp as known at this later moment
-- @param  target        text?     only this page
-- @column target        text    -         the page
-- @column code          text    -         number of the area and place within it
-- @column short_vi      text    -         short name
-- @column short_en      text    -         the same in English
-- @column unit          text    -         unit of its figures
-- @column place         integer -         order of the stage
-- @column cause         text    -         rules, definitions, targets, map, time, new, late, correction
-- @column quarter_before text?  -         quarter of the figure before this kind of news
-- @column quarter_after text?   -         quarter of the figure with it
-- @column before        number? indicator the figure before this kind of news
-- @column after         number? indicator the figure with it
-- @column change        number? indicator the difference; null where there was no figure before or is none after
-- @column goal_before   number? indicator the milestone before this kind of news
-- @column goal_after    number? indicator the milestone with it
-- @column status_before text?   -         verdict before this kind of news
-- @column status_after  text?   -         verdict with it
-- @column whole_before  number? indicator the figure at the first moment
-- @column whole_after   number? indicator the figure at the second moment
-- @origin place place
-- @origin before figure quarter=quarter_before stage='before'
-- @origin after figure quarter=quarter_after stage='after'
-- @origin whole_before figure quarter=page.quarter stage='first'
-- @origin whole_after figure quarter=page.quarter stage='last'
-- @origin change made before,after
-- @origin goal_before milestone milestone=page.milestone stage='before'
-- @origin goal_after milestone milestone=page.milestone stage='after'
with paired as (
  select
    s.*, lag(s.actual) over in_order as last_actual, lag(s.quarter) over in_order as last_quarter, lag(s.goal) over in_order as last_goal, lag(s.status) over in_order as last_status,
    first_value(s.actual) over (partition by s.target order by s.place) as whole_before,
    first_value(s.actual) over (partition by s.target order by s.place desc) as whole_after
  from stages as s
  where s.plan = $plan and ($target is null or s.target = $target)
  window in_order as (partition by s.target order by s.place)
)
select
  target, code, short_vi, short_en, unit, place, cause, last_quarter as quarter_before, quarter as quarter_after, last_actual as before, actual as after, actual - last_actual as change,
  last_goal as goal_before, goal as goal_after, last_status as status_before, status as status_after, whole_before, whole_after
from paired
where place > 0 and (
  coalesce(actual <> last_actual, (actual is null) <> (last_actual is null)) or coalesce(goal <> last_goal, (goal is null) <> (last_goal is null)) or status <> coalesce(last_status, '')
  or coalesce(quarter, '') <> coalesce(last_quarter, '')
)
order by code, target, place
