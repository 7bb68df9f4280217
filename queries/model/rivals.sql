-- Which milestone is in use where several stand for the same quantity and year: the one that the latest ruling names, unless that was withdrawn,
-- else that of the latest signed document, within one document the stricter one. The first row of a page and year draws its path.
--
-- @with   goals
-- @param  ruled_as_of  timestamp? which rulings were known
-- @column milestone    text      - the milestone
-- @column target       text      - its page
-- @column is_operative boolean   - in use among all plans
-- @column is_first     boolean   - first of its own page and year
-- @column is_restated  boolean   - says the same as the first of its page and year
-- @column conflicts    integer   - milestones of any plan for the same quantity and year that say something else
-- @column ruled_at     timestamp - when a ruling named it, null where none did
with rulings as (
  select g.milestone, g.territory || '/' || g.indicator || '/' || g.scope || '/' || g.part || '/' || cast(g.q as varchar) as quantity, a.kind, max(a.seq) as seq, max(a.acted_at) as ruled_at
  from acts as a
  inner join goals as g on g.milestone = a.subject
  where a.kind in ('ruling', 'ruling-withdrawn') and a.acted_at <= $ruled_as_of
  group by g.milestone, g.territory, g.indicator, g.scope, g.part, g.q, a.kind
),
ruled as (
  select r.milestone, r.ruled_at from rulings as r inner join (select quantity, max(seq) as seq from rulings group by quantity) as l on l.quantity = r.quantity and l.seq = r.seq where r.kind = 'ruling'
),
strict as (
  select
    g.*, round(case when g.comparator in ('<=', '<') then -g.goal else g.goal end, 9) as demand,
    g.territory || '/' || g.indicator || '/' || g.scope || '/' || g.part || '/' || cast(g.q as varchar) as quantity,
    strpos(p.sources, r.source) as source_place,
    g.comparator || '/' || cast(round(g.goal, 9) as varchar) || '/' || coalesce(cast(round(g.goal_max, 9) as varchar), '') as saying,
    case when u.milestone is not null then 1 else 0 end as ruled, u.ruled_at,
    case when g.goal is not null and g.comparator in ('>', '<') then 1 else 0 end as strictness
  from goals as g
  inner join registry_targets as r on r.id = g.entry
  inner join registry_plans as p on p.id = g.plan
  left join ruled as u on u.milestone = g.milestone
),
placed as (
  select
    s.*,
    row_number() over (partition by quantity order by ruled desc, signed desc nulls last, demand desc nulls last, strictness desc, source_place, milestone) as place,
    row_number() over (partition by target, q order by case when goal is null then 1 else 0 end, ruled desc, demand desc nulls last, strictness desc, source_place, milestone) as own_place,
    first_value(saying) over (partition by target, q order by case when goal is null then 1 else 0 end, ruled desc, demand desc nulls last, strictness desc, source_place, milestone) as own_saying
  from strict as s
),
differing as (
  select a.milestone, count(distinct b.saying) as conflicts
  from strict as a
  inner join strict as b on b.quantity = a.quantity and a.goal is not null and b.goal is not null and b.saying <> a.saying
  group by a.milestone
)
select
  p.milestone, p.target, p.place = 1 as is_operative, p.own_place = 1 as is_first, p.own_place > 1 and p.saying = p.own_saying as is_restated,
  coalesce(d.conflicts, 0) as conflicts, case when p.ruled = 1 then p.ruled_at end as ruled_at
from placed as p
left join differing as d on d.milestone = p.milestone
