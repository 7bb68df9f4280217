-- Each milestone judged as it stood at the end of each quarter: the plain ladder, first match wins.
-- A milestone whose year is over is judged on that year's figure and stays so; an open one by its distance to the path.
--
-- @with   standings
-- @column milestone text    -         the milestone judged
-- @column target    text    -         its page
-- @column is_first  boolean -         first of its page and year
-- @column q         integer -         judged as at this quarter
-- @column due_q     integer -         the milestone's own quarter
-- @column actual    number  indicator the figure judged
-- @column actual_q  integer -         its quarter
-- @column path      number  indicator what the page's path asks for then
-- @column gap       number  indicator distance to the path, above zero is better
-- @column pace      number  -         way gone as a share of the way the path asks for
-- @column is_closed boolean -         judged for good
-- @column is_met_live boolean -       the latest figure meets it, whatever was judged
-- @column status    text    -         achieved, on-track, at-risk, off-track, reversing, missed, not-assessable, no-data, not-due, ended
with measured as (
  select
    k.*, case when is_closed then year_actual else live end as figure, case when is_closed then q else actual_q end as figure_q,
    d * (live - path) as gap, d * (live - start) as gone,
    case when path <> start then d * (live - start) / abs(path - start) end as pace,
    greatest(0.02 * abs(goal - start), case when relation = 'count' then 0.0 else rounding end) as tolerance
  from standings as k
),
margins as (
  select
    m.*,
    case comparator when 'range' then least(figure - goal, goal_max - figure) when '=' then rounding / 2.0 - abs(figure - goal) else d * (figure - goal) end as margin,
    case comparator when 'range' then least(live - goal, goal_max - live) when '=' then rounding / 2.0 - abs(live - goal) else d * (live - goal) end as live_margin
  from measured as m
),
met as (
  select
    m.*,
    case when comparator in ('>', '<', '=') then round(margin, 9) > 0 else round(margin, 9) >= 0 end as is_met,
    case when comparator in ('>', '<', '=') then round(live_margin, 9) > 0 else round(live_margin, 9) >= 0 end as is_met_live
  from margins as m
)
select
  milestone, target, is_first, at_q as q, q as due_q, figure as actual, figure_q as actual_q, path, gap, pace, is_closed, coalesce(is_met_live, false) as is_met_live,
  case
    when is_ended then 'ended'
    when is_closed and figure is null then 'no-data'
    when goal is null then case when is_closed or live is not null then 'not-assessable' else 'not-due' end
    when is_closed then case when is_met then 'achieved' else 'missed' end
    when figure is null then case when at_q >= q then 'no-data' else 'not-due' end
    when relation in ('period-mean', 'better-than-year', 'rank') then 'not-due'
    when is_met then 'achieved'
    when path_kind = 'maintain' then case when round(-gap, 9) <= rounding then 'on-track' when round(-gap, 9) <= 5 then 'at-risk' else 'off-track' end
    when path is null or (path_kind = 'ramp' and actual_q = start_q) then 'not-assessable'
    when path_kind = 'ramp' and round(gone + tolerance, 9) < 0 then 'reversing'
    when round(pace, 9) >= 0.95 or round(gap + tolerance, 9) >= 0 then 'on-track'
    when round(pace, 9) >= 0.60 then 'at-risk'
    else 'off-track'
  end as status
from met
