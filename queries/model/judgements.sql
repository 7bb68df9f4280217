-- Each figure that a milestone is judged by: the latest one, once closed the year's, and where bodies are absent both ends of what
-- it may be. First match wins; a ramp, its ends and its thresholds are the milestone's own.
--
-- @with   sides
-- @column milestone text    -         the milestone
-- @column target    text    -         its page
-- @column at_q      integer -         as at this quarter
-- @column edge      text    -         live, low, high (open ones), year, year-low, year-high (closed ones)
-- @column actual    number  indicator the figure judged
-- @column path      number  indicator what the page's path asks for, at the edge of a range that is nearest
-- @column way       number  indicator from the milestone before (or the start) to this one
-- @column gap       number  indicator distance to the path, above zero is better
-- @column pace      number  -         way gone as a share of the way the path asks for
-- @column status    text    -         achieved, missed, on-track, at-risk, off-track, reversing, not-assessable
-- @column reason    text    -         '' or no-start, single-point, survey-error
with weighed as (
  select
    m.*, d * (actual - asked) as gap, d * (actual - start) as gone, case when round(asked - start, 9) <> 0 then d * (actual - start) / abs(asked - start) end as pace,
    case when comparator = '=' then abs(actual - mark) else d * (mark - actual) end as short,
    greatest(coalesce(tolerance_of_way * way, 0), case when kind in ('count', 'done') then 0 else rounding end, error) as tolerance,
    case comparator
      when '=' then round(rounding / 2.0 - abs(actual - goal), 9) > 0
      when 'range' then round(actual - goal, 9) >= 0 and round(goal_max - actual, 9) >= 0
      when '>' then round(actual - goal, 9) > 0
      when '<' then round(goal - actual, 9) > 0
      else round(d * (actual - goal), 9) >= 0
    end as is_met
  from sides as m
)
select
  milestone, target, at_q, edge, actual, asked as path, way, gap, pace,
  case
    when is_met then 'achieved'
    when is_year then 'missed'
    when path_kind = 'maintain' and round(short - greatest(rounding, error), 9) <= 0 then 'on-track'
    when path_kind = 'maintain' and round(short - case when kind in ('count', 'money', 'done') then maintain_points / 100.0 * abs(mark) else maintain_points end, 9) <= 0 then 'at-risk'
    when path_kind = 'maintain' then 'off-track'
    when asked is null or (path_kind = 'ramp' and (start is null or live_q <= start_q)) or round(error - most_error_of_way * way, 9) > 0 then 'not-assessable'
    when round(gone + tolerance, 9) < 0 then 'reversing'
    when round(pace, 9) >= on_track_pace or round(gap + tolerance, 9) >= 0 then 'on-track'
    when round(pace, 9) >= at_risk_pace then 'at-risk'
    else 'off-track'
  end as status,
  case
    when is_met or is_year or path_kind = 'maintain' then ''
    when asked is null or (path_kind = 'ramp' and start is null) then 'no-start'
    when path_kind = 'ramp' and live_q <= start_q then 'single-point'
    when round(error - most_error_of_way * way, 9) > 0 then 'survey-error'
    else ''
  end as reason
from weighed
