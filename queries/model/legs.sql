-- The way to each milestone: where it begins, and the milestone before it on the same page.
-- An absolute level begins at the stated baseline of the plan's first year or of the year before, a thing to be done at 0, else at
-- the first figure in force since the plan began; a relative one at its own baseline.
--
-- @with   goals, rivals, figures
-- @column milestone  text    -         the milestone
-- @column target     text    -         its page
-- @column q          integer -         its quarter
-- @column is_first   boolean -         first of its page and year: the page's path runs through it
-- @column relation   text    -         as in targets.csv
-- @column path_kind  text    -         ramp, step or maintain
-- @column goal       number  indicator absolute level
-- @column goal_max   number  indicator upper end of a range
-- @column start      number  indicator where pace is measured from
-- @column start_q    integer -         its quarter
-- @column start_is   text    -         baseline, nothing-done or first-figure
-- @column before     number  indicator level of the milestone before, on the first leg the start
-- @column before_max number  indicator the same for the upper end of a range
-- @column before_q   integer -         its quarter
-- @column is_opening boolean -         no milestone before it
-- @column opens_q    integer -         first quarter of the page's path
with drawn as (
  select g.*, r.is_first, p.first_year from goals as g
  inner join rivals as r on r.milestone = g.milestone
  inner join registry_plans as p on p.id = g.plan
),
openings as (
  select target, territory, indicator, part, relation, path_kind, first_year, base, base_q, row_number() over (partition by target order by q) as place
  from drawn
  where is_first and goal is not null
),
firsts as (
  select o.target, f.q, f.actual, row_number() over (partition by o.target order by f.q) as place
  from openings as o
  inner join figures as f
    on f.territory = o.territory and f.indicator = o.indicator and f.part = o.part and f.standing = 'accepted' and f.span = 'quarter'
    and f.actual is not null and f.problem = '' and f.q > 4 * o.first_year
  where o.place = 1
),
stated as (
  select o.target, b.value, 4 * b.year + 4 as q, row_number() over (partition by o.target order by b.year desc) as place
  from openings as o
  inner join registry_baselines as b
    on b.territory = o.territory and b.indicator = o.indicator and b.part = o.part and b.value is not null
    and b.year between o.first_year - 1 and o.first_year and (b.known is null or b.known <= $today)
  where o.place = 1
),
starts as (
  select
    o.target, o.path_kind, 4 * o.first_year + 1 as plan_q,
    coalesce(o.base, s.value, case when o.relation = 'count' then 0 end, f.actual) as start,
    case when o.base is not null then o.base_q when s.value is not null then s.q when o.relation = 'count' then 4 * o.first_year else f.q end as start_q,
    case when coalesce(o.base, s.value) is not null then 'baseline' when o.relation = 'count' then 'nothing-done' when f.q is not null then 'first-figure' end as start_is
  from openings as o
  left join stated as s on s.target = o.target and s.place = 1
  left join firsts as f on f.target = o.target and f.place = 1
  where o.place = 1
),
befores as (
  select d.milestone, max(b.q) as q from drawn as d inner join drawn as b on b.target = d.target and b.q < d.q and b.is_first and b.goal is not null group by d.milestone
)
select
  d.milestone, d.target, d.q, d.is_first, d.relation, d.path_kind, d.goal, d.goal_max,
  coalesce(d.base, s.start) as start, case when d.base is not null then d.base_q else s.start_q end as start_q, case when d.base is not null then 'baseline' else s.start_is end as start_is,
  case when p.milestone is not null then p.goal else coalesce(d.base, s.start) end as before,
  case when p.milestone is not null then coalesce(p.goal_max, p.goal) else coalesce(d.base, s.start) end as before_max,
  case when p.milestone is not null then p.q when d.base is not null then d.base_q else s.start_q end as before_q,
  p.milestone is null as is_opening, case when s.path_kind = 'ramp' then s.start_q else s.plan_q end as opens_q
from drawn as d
left join starts as s on s.target = d.target
left join befores as b on b.milestone = d.milestone
left join drawn as p on p.target = d.target and p.q = b.q and p.is_first
