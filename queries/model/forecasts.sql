-- Where each page leads: its line drawn on to the next open milestone, between Sen's 80 % limits and the spread of its points,
-- within what the figure can be. It never changes a status.
--
-- @with   slopes, headlines, goals
-- @column target       text    -         the page
-- @column q            integer -         as at this quarter
-- @column points       integer -         how many it looks back on
-- @column last_q       integer -         quarter of the last one
-- @column level        number  indicator the line's value there
-- @column slope        number  indicator each quarter
-- @column slope_low    number  indicator lower limit
-- @column slope_high   number  indicator upper limit
-- @column spread       number  indicator of the points around the line
-- @column at_goal      number  indicator at the next open milestone
-- @column at_goal_low  number  indicator lower edge there
-- @column at_goal_high number  indicator upper edge there
-- @column outlook      text    -         likely, uncertain or unlikely
with lines_drawn as (
  select
    s.*, g.comparator, g.goal, g.goal_max, i.rounding,
    case when not h.is_closed and h.status <> 'ended' and h.due_q > s.last_q then h.due_q - s.last_q end as horizon,
    case when i.kind in ('share', 'survey') then 100.0 end as ceiling
  from slopes as s
  inner join headlines as h on h.target = s.target and h.q = s.q
  inner join goals as g on g.milestone = h.milestone
  inner join registry_indicators as i on i.id = g.indicator
),
led as (
  select d.*, level + slope * horizon as middle, level + slope_low * horizon - spread as low, level + slope_high * horizon + spread as high from lines_drawn as d
),
clipped as (
  select
    l.*, case when horizon is not null then greatest(0.0, least(coalesce(ceiling, middle), middle)) end as at_goal,
    case when horizon is not null then greatest(0.0, least(coalesce(ceiling, low), low)) end as at_goal_low,
    case when horizon is not null then greatest(0.0, least(coalesce(ceiling, high), high)) end as at_goal_high
  from led as l
),
edged as (
  select
    l.*,
    case comparator when '=' then goal - rounding / 2.0 when 'range' then goal when '<=' then null when '<' then null else goal end as floor_level,
    case comparator when '=' then goal + rounding / 2.0 when 'range' then goal_max when '<=' then goal when '<' then goal end as ceiling_level,
    comparator in ('>', '<', '=') as is_strict
  from clipped as l
)
select
  target, q, points, last_q, level, slope, slope_low, slope_high, spread, at_goal, at_goal_low, at_goal_high,
  case
    when horizon is null or goal is null then null
    when (floor_level is null or round(at_goal_low - floor_level, 9) > 0 or (not is_strict and round(at_goal_low - floor_level, 9) = 0))
      and (ceiling_level is null or round(ceiling_level - at_goal_high, 9) > 0 or (not is_strict and round(ceiling_level - at_goal_high, 9) = 0)) then 'likely'
    when round(at_goal_high - floor_level, 9) < 0 or (is_strict and round(at_goal_high - floor_level, 9) = 0)
      or round(ceiling_level - at_goal_low, 9) < 0 or (is_strict and round(ceiling_level - at_goal_low, 9) = 0) then 'unlikely'
    else 'uncertain'
  end as outlook
from edged
