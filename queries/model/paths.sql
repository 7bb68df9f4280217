-- The level that a page's own milestones ask for at the end of each quarter: a ramp from the start, steps where the text lists
-- years, the level itself where it is to be kept. A path never mixes plans and is never redrawn from a missed milestone; ranks
-- and what is judged at its year only have none.
--
-- @with   legs
-- @column target   text    -         the page
-- @column q        integer -         4 * year + quarter
-- @column path     number  indicator null before the start and where no start is known
-- @column path_max number  indicator the same for the upper end of a range
with calendar as (
  select distinct 4 * y.year + k.quarter as q
  from registry_calendar as y
  cross join (select 1 as quarter union all select 2 union all select 3 union all select 4) as k
),
drawn as (
  select target, path_kind, q as to_q, goal, coalesce(goal_max, goal) as goal_max, before, before_max, before_q, is_opening, opens_q from legs where is_first and goal is not null and relation not in ('rank', 'better-than-year', 'period-mean')
)
select
  l.target, t.q,
  case
    when l.path_kind = 'maintain' or (l.path_kind = 'step' and t.q = l.to_q) then l.goal
    when l.path_kind = 'step' then l.before
    when t.q = l.to_q and l.before_q is not null then l.goal
    else l.before + (l.goal - l.before) * (t.q - l.before_q) / nullif(l.to_q - l.before_q, 0)
  end as path,
  case
    when l.path_kind = 'maintain' or (l.path_kind = 'step' and t.q = l.to_q) then l.goal_max
    when l.path_kind = 'step' then l.before_max
    when t.q = l.to_q and l.before_q is not null then l.goal_max
    else l.before_max + (l.goal_max - l.before_max) * (t.q - l.before_q) / nullif(l.to_q - l.before_q, 0)
  end as path_max
from drawn as l
inner join calendar as t
  on t.q <= l.to_q and t.q >= coalesce(l.opens_q, t.q) and (l.is_opening or t.q > l.before_q)
