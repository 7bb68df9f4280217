-- Each body's own figure held against the level that the plan's path asks of the whole. A sign of where to look, not a verdict: only pages
-- are judged. A body has no baseline of its own here, so that it is never said to reverse; how far it is on the way is measured from where
-- the path begins. First match wins, with the thresholds and tolerances of the verdicts.
--
-- @with   grounds, holdings, bodies
-- @column target   text   -         the page
-- @column boundary text   -         reported, current or baseline
-- @column unit     text   -         whose account
-- @column kind     text   -         kind of the body
-- @column status   text   -         achieved, on-track, at-risk, off-track, missed, not-assessable; null where it gave no figure
-- @column reason   text   -         '' or whole-only, no-milestone, no-level, few-cases, no-start, single-point, survey-error
-- @column distance number indicator to the milestone: below zero what is missing, above it what is over; zero within a range
with weighed as (
  select
    h.*, g.plan, g.at_q, g.span, g.apart, g.is_closed, g.comparator, g.goal, g.goal_max, g.path_kind, g.start, g.start_q, g.rounding, g.on_track_pace, g.at_risk_pace, g.tolerance_of_way, g.error_factor, g.most_error_of_way, g.maintain_points, b.kind as body_kind,
    g.comparator = 'range' and round(h.actual - g.goal_max, 9) > 0 as is_above, g.path as low_path, g.path_max, g.way as low_way, g.way_max,
    case when g.comparator in ('<=', '<') or (g.comparator = 'range' and round(h.actual - g.goal_max, 9) > 0) or (g.comparator = '=' and (round(g.goal - g.start, 9) < 0 or (coalesce(round(g.goal - g.start, 9) = 0, true) and g.better = 'down'))) then -1 else 1 end as d
  from holdings as h
  inner join grounds as g on g.target = h.target
  inner join bodies as b on b.agency = h.unit
),
sided as (
  select
    w.*, case when is_above then goal_max else goal end as mark, case when is_above then path_max else low_path end as path, case when is_above then way_max else low_way end as way,
    case comparator
      when '=' then round(rounding / 2.0 - abs(actual - goal), 9) > 0
      when 'range' then round(actual - goal, 9) >= 0 and round(goal_max - actual, 9) >= 0
      when '>' then round(actual - goal, 9) > 0
      when '<' then round(goal - actual, 9) > 0
      else round(d * (actual - goal), 9) >= 0
    end as is_met
  from weighed as w
),
reasoned as (
  select
    s.*, greatest(coalesce(tolerance_of_way * way, 0), rounding, error_factor * error) as tolerance, case when round(path - start, 9) <> 0 then d * (actual - start) / abs(path - start) end as pace,
    case
      when apart <> '' then apart
      when not ranked then 'few-cases'
      when is_met or is_closed or path_kind = 'maintain' then ''
      when path is null or (path_kind = 'ramp' and start is null) then 'no-start'
      when path_kind = 'ramp' and at_q <= start_q then 'single-point'
      when round(error_factor * error - most_error_of_way * way, 9) > 0 then 'survey-error'
      else ''
    end as doubt
  from sided as s
)
select
  target, plan, boundary, unit, body_kind as kind, at_q, span, state, actual, numerator, denominator, shortfall, ranked, is_estimate, provisional, before, before_q, d, case when state = 'reported' and actual is not null then doubt end as reason,
  case
    when state <> 'reported' or actual is null then null
    when doubt <> '' then 'not-assessable'
    when is_met then 'achieved'
    when is_closed then 'missed'
    when path_kind = 'maintain' then case when round(d * (mark - actual) - greatest(rounding, error_factor * error), 9) <= 0 then 'on-track' when round(d * (mark - actual) - maintain_points, 9) <= 0 then 'at-risk' else 'off-track' end
    when round(pace, 9) >= on_track_pace or round(d * (actual - path) + tolerance, 9) >= 0 then 'on-track'
    when round(pace, 9) >= at_risk_pace then 'at-risk'
    else 'off-track'
  end as status,
  case when apart <> '' or actual is null then null when comparator = 'range' and is_met then 0 when comparator = '=' then -abs(actual - mark) else d * (actual - mark) end as distance
from reasoned
