-- The level that a page's own milestones ask for at the end of each quarter: a ramp from the baseline (or from the first figure
-- in force since the plan's start), steps where the text lists years, the level itself where it is to be kept.
--
-- @with   goals, rivals, figures
-- @column target    text    -         the page
-- @column q         integer -         4 * year + quarter
-- @column path      number  indicator null before the start and where no start is known
-- @column start     number  indicator where the ramp begins
-- @column start_q   integer -         when it begins
-- @column start_is  text    -         baseline, or first-figure where no plan gives a baseline
with own as (
  select g.* from goals as g inner join rivals as r on r.milestone = g.milestone and r.is_first where g.goal is not null
),
points as (
  select target, territory, indicator, part, plan, path_kind, q, goal, base, base_q, lag(q) over in_order as last_q, lag(goal) over in_order as last_goal, max(q) over (partition by target) as end_q
  from own
  window in_order as (partition by target order by q)
),
starts as (
  select p.target, f.q, f.actual, row_number() over (partition by p.target order by f.q) as place
  from (select distinct target, territory, indicator, part, plan from points) as p
  inner join registry_plans as r on r.id = p.plan
  inner join figures as f
    on f.indicator = p.indicator and f.territory = p.territory and f.part = p.part and f.standing = 'accepted' and f.span = 'quarter'
    and f.actual is not null and f.q > 4 * r.first_year
),
firsts as (
  select target, q as first_q, actual as first_actual from starts where place = 1
),
bases as (
  select p.target, max(b.value) as value, max(4 * b.year + 4) as base_q
  from (select distinct target, territory, indicator, part, plan from points) as p
  inner join registry_plans as r on r.id = p.plan
  inner join registry_baselines as b
    on b.indicator = p.indicator and b.territory = p.territory and b.part = p.part and b.value is not null and b.year between r.first_year - 1 and r.first_year
  group by p.target
),
legs as (
  select
    p.target, p.path_kind, p.goal, p.q as to_q, p.end_q,
    coalesce(p.last_q, p.base_q, b.base_q, f.first_q) as from_q,
    coalesce(p.last_goal, p.base, b.value, f.first_actual) as from_level,
    coalesce(p.base_q, b.base_q, f.first_q) as start_q, coalesce(p.base, b.value, f.first_actual) as start,
    case when coalesce(p.base, b.value) is not null then 'baseline' when f.first_q is not null then 'first-figure' end as start_is,
    p.last_q is null as is_first, 4 * r.first_year as plan_q
  from points as p
  inner join registry_plans as r on r.id = p.plan
  left join firsts as f on f.target = p.target
  left join bases as b on b.target = p.target
),
quarters as (
  select distinct 4 * y.year + k.quarter as q
  from registry_calendar as y
  cross join (select 1 as quarter union all select 2 union all select 3 union all select 4) as k
)
select
  l.target, t.q,
  case
    when l.path_kind = 'maintain' then l.goal
    when l.path_kind = 'step' then case when t.q = l.to_q then l.goal else l.from_level end
    when l.to_q > l.from_q then l.from_level + (l.goal - l.from_level) * (t.q - l.from_q) / (l.to_q - l.from_q)
  end as path,
  case when l.path_kind = 'ramp' then l.start end as start, case when l.path_kind = 'ramp' then l.start_q end as start_q, case when l.path_kind = 'ramp' then l.start_is end as start_is
from legs as l
inner join quarters as t
  on t.q <= l.to_q
  and case when l.path_kind = 'maintain' then t.q > case when l.is_first then l.plan_q else l.from_q end else t.q > l.from_q or (l.is_first and t.q >= l.from_q) end
