-- Against what each body's own figure is held, as at the report looked at: the page's next open milestone and the level that the plan's
-- path asks of the whole at the figure's quarter. `apart` says why a body's figure cannot be held against it: the milestone is an amount,
-- a cut, a rank or a thing of the whole, or it is judged at its year only.
--
-- @with   moment, pages, views, headlines, goals, legs, paths, rules, reports
-- @param  plan         text?   of this plan alone
-- @param  report       text?   as at this report; the latest with figures if left out
-- @column target       text    -         the page
-- @column plan         text    -         its plan
-- @column looked       date    -         last day of the report looked at
-- @column kind         text    -         kind of the indicator
-- @column at_q         integer -         quarter of the bodies' figures
-- @column span         text    -         quarter, or year
-- @column due          date    -         when that quarter's figures were due
-- @column apart        text    -         '' or no-milestone, no-level, whole-only, ended
-- @column is_closed    boolean -         no milestone is open any more: met, or not
-- @column goal         number  indicator the milestone
-- @column goal_max     number  indicator upper end of a range
-- @column path         number  indicator what the path asks for
-- @column start        number  indicator where the path begins
-- @column way          number  indicator from the milestone before to this one
-- @column rounding     number  indicator smallest step of its figures
select
  p.target, p.plan, l.ends as looked, v.kind, i.better, i.rounding, v.at_q, v.span, v.d, v.relation, c.report, c.due, c.ends,
  case
    when h.status = 'ended' then 'ended'
    when g.milestone is null then 'no-milestone'
    when v.kind not in ('share', 'survey') or g.relation not in ('level', 'increase-per-year') then 'whole-only'
    when g.goal is null then 'no-level'
    else ''
  end as apart,
  coalesce(h.is_closed, false) as is_closed, g.comparator, v.goal as side, g.goal, g.goal_max, e.path_kind, e.start, e.start_q, n.path, n.path_max,
  abs(g.goal - e.before) as way, abs(coalesce(g.goal_max, g.goal) - e.before_max) as way_max,
  u.on_track_pace, u.at_risk_pace, u.tolerance_of_way, u.error_factor, u.most_error_of_way, u.maintain_points, u.few_cases
from pages as p
inner join registry_indicators as i on i.id = p.indicator
inner join moment as m on m.plan = p.plan
inner join reports as l on l.q = least(coalesce((select max(r.q) from reports as r where r.report = $report), m.q), m.q)
inner join views as v on v.target = p.target and v.q = l.q
inner join reports as c on c.q = v.at_q
inner join rules as u on c.ends >= u.from_day and (u.to_day is null or c.ends < u.to_day)
left join headlines as h on h.target = p.target and h.q = l.q
left join goals as g on g.milestone = h.milestone
left join legs as e on e.milestone = h.milestone
left join paths as n on n.target = p.target and n.q = least(v.at_q, g.q)
where $plan is null or p.plan = $plan
