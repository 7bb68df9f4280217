-- Each milestone at the end of each quarter with everything that its verdict is made from: the latest figure in force, the
-- year's figure once its year is over, the path, the way, the thresholds, and the verdict as first published.
--
-- @with   looks, goals, legs, paths, series, reports, endings, rules, owing, reopened
-- @param  ruled_as_of  timestamp? which publications were known
-- @column milestone    text    -         the milestone
-- @column target       text    -         its page
-- @column at_q         integer -         as at this quarter
-- @column q            integer -         the milestone's own quarter
-- @column is_ended     boolean -         its level of government, or whoever owed it, no longer exists
-- @column is_closed    boolean -         its year's figure is in force, or the report is closed
-- @column is_due       boolean -         a report that asks for it has fallen due
-- @column live         number  indicator latest figure in force
-- @column live_q       integer -         its quarter
-- @column year_actual  number  indicator figure of the milestone's year
-- @column path         number  indicator what the page's path asks for at the latest figure's quarter
-- @column locked       text    -         verdict as first published
-- @column is_reopened  boolean -         a correction of its window came since
with asked_from as (
  select o.territory, o.indicator, o.part, min(o.q) as q from owing as o inner join reports as c on c.q = o.q and c.due < $today group by o.territory, o.indicator, o.part
),
locked as (
  select k.milestone, k.actual, k.status, row_number() over (partition by k.milestone order by k.published_at) as place from locks as k where k.published_at <= $ruled_as_of
),
latest as (
  select t.target, c.q as at_q, max(case when s.actual is not null then s.q end) as live_q, count(case when s.actual is null then s.q end) as uncombined
  from (select distinct target, plan from goals) as t
  inner join looks as c on c.plan = t.plan
  left join series as s on s.target = t.target and s.q <= c.q and (s.actual is not null or s.problem = 'not-combinable')
  group by t.target, c.q
),
yearly as (
  select g.milestone, y.year_actual as actual, y.year_low as low, y.year_high as high, y.year_error as error, y.year_problem as problem
  from goals as g
  inner join series as y on y.target = g.target and y.q = g.q
  where g.relation <> 'period-mean'
  union all
  select g.milestone, case when count(y.year_actual) = max(g.q - g.base_q) / 4 then avg(y.year_actual) end as actual, null as low, null as high, null as error, max(y.year_problem) as problem
  from goals as g
  inner join series as y on y.target = g.target and y.q between g.base_q + 4 and g.q and y.q % 4 = 0
  where g.relation = 'period-mean'
  group by g.milestone
),
moments as (
  select
    g.*, i.kind, i.better, i.rounding, c.q as at_q, c.ends, w.ends as year_ends, n.q as due_q,
    coalesce(e.ended < c.ends and (w.ends is null or e.ended < w.ends), false) as is_ended, c.q >= g.q and (y.actual is not null or w.closes < $today) as is_closed,
    y.actual as year_actual, y.low as year_low, y.high as year_high, y.error as year_error, coalesce(y.problem, '') as year_problem,
    k.status as locked, k.actual as locked_actual, r.milestone is not null as is_reopened
  from goals as g
  inner join registry_indicators as i on i.id = g.indicator
  inner join looks as c on c.plan = g.plan and c.ends <= $today
  left join reports as w on w.q = g.q
  left join endings as e on e.territory = g.territory and e.indicator = g.indicator and e.part = g.part
  left join asked_from as n on n.territory = g.territory and n.indicator = g.indicator and n.part = g.part
  left join yearly as y on y.milestone = g.milestone
  left join locked as k on k.milestone = g.milestone and k.place = 1
  left join reopened as r on r.milestone = g.milestone
)
select
  m.milestone, m.target, m.at_q, m.q, l.is_first, m.relation, m.comparator, m.kind, m.better, m.rounding, m.path_kind, m.goal, m.goal_max,
  m.is_ended, coalesce(m.is_closed, false) as is_closed, coalesce(m.due_q <= m.at_q, false) as is_due,
  s.actual as live, t.live_q, s.low, s.high, s.standard_error, coalesce(s.problem, case when t.live_q is null and t.uncombined > 0 then 'not-combinable' end, '') as problem,
  m.year_actual, m.year_low, m.year_high, m.year_error, m.year_problem, n.path, n.path_max, l.start, l.start_q, l.before, l.before_max,
  case when m.at_q >= m.q then m.locked end as locked, m.locked_actual, m.is_reopened,
  u.on_track_pace, u.at_risk_pace, u.tolerance_of_way, u.error_factor, u.most_error_of_way, u.maintain_points
from moments as m
inner join legs as l on l.milestone = m.milestone
inner join latest as t on t.target = m.target and t.at_q = m.at_q
left join series as s on s.target = m.target and s.q = t.live_q
left join paths as n on n.target = m.target and n.q = least(coalesce(t.live_q, m.at_q), m.q)
inner join rules as u
  on case when m.is_closed then m.year_ends else m.ends end >= u.from_day and (u.to_day is null or case when m.is_closed then m.year_ends else m.ends end < u.to_day)
