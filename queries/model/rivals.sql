-- Which milestone is in use where several stand for the same quantity and year: that of the latest signed document,
-- within one document the stricter one. The first row of a page and year draws its path; restatements stand behind it.
--
-- @with   goals
-- @column milestone    text    - the milestone
-- @column is_operative boolean - in use among all plans
-- @column is_first     boolean - first of its own page and year
-- @column is_restated  boolean - says the same as the first of its page and year
-- @column conflicts    integer - milestones of any plan for the same quantity and year that say something else
with strict as (
  select
    g.*, case when g.comparator in ('<=', '<') then -g.goal else g.goal end as demand,
    g.territory || '/' || g.indicator || '/' || g.scope || '/' || g.part || '/' || cast(g.q as varchar) as quantity,
    strpos(p.sources, r.source) as source_place,
    g.comparator || '/' || cast(round(g.goal, 9) as varchar) || '/' || coalesce(cast(round(g.goal_max, 9) as varchar), '') as saying
  from goals as g
  inner join registry_targets as r on r.id = g.entry
  inner join registry_plans as p on p.id = g.plan
),
placed as (
  select
    s.*,
    row_number() over (partition by quantity order by signed desc nulls last, demand desc nulls last, source_place, milestone) as place,
    row_number() over (partition by target, q order by demand desc nulls last, source_place, milestone) as own_place,
    first_value(saying) over (partition by target, q order by demand desc nulls last, source_place, milestone) as own_saying
  from strict as s
),
differing as (
  select a.milestone, count(distinct b.saying) as conflicts
  from strict as a
  inner join strict as b on b.quantity = a.quantity and b.goal is not null and abs(b.goal - a.goal) > 1e-9
  group by a.milestone
)
select p.milestone, p.place = 1 as is_operative, p.own_place = 1 as is_first, p.own_place > 1 and p.saying = p.own_saying as is_restated, coalesce(d.conflicts, 0) as conflicts
from placed as p
left join differing as d on d.milestone = p.milestone
