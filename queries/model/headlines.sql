-- Each page at each quarter: its next open milestone with its verdict, the last passed one beside it, and the pace that is needed
-- and kept.
--
-- @with   verdicts, goals, series, paces
-- @column target           text    -         the page
-- @column q                integer -         as at this quarter
-- @column milestone        text    -         the next open one; the last one where none is open
-- @column due_q            integer -         its quarter
-- @column status           text    -         its verdict
-- @column is_closed        boolean -         no milestone is open any more
-- @column passed_milestone text    -         the last one judged on its year
-- @column passed_status    text    -         its verdict
-- @column actual_q         integer -         quarter of the latest figure in force
-- @column pace_needed      number  indicator each quarter from the latest figure to the milestone
-- @column pace_kept        number  indicator mean change of the last four quarters, none across a break or from fewer than three figures
-- @column arrow            number  -         pace kept as a share of the pace needed
with placed as (
  select
    j.*,
    row_number() over (partition by target, q order by case when is_closed or (status = 'ended' and due_q <= q) then 1 else 0 end, case when is_closed then -due_q else due_q end) as place,
    row_number() over (partition by target, q order by case when is_closed then 0 else 1 end, due_q desc) as passed_place
  from verdicts as j
  where j.is_first
),
latest as (
  select p.target, p.q, max(s.q) as actual_q
  from placed as p
  left join series as s on s.target = p.target and s.q <= p.q and s.actual is not null
  where p.place = 1
  group by p.target, p.q
),
paced as (
  select
    o.target, o.q, o.milestone, o.due_q, o.status, o.reason, o.may_change, o.met_late_q, o.gap, o.pace, o.lag, o.path, o.is_closed,
    case when p.is_closed then p.milestone end as passed_milestone, case when p.is_closed then p.status end as passed_status, case when p.is_closed then p.actual end as passed_actual,
    l.actual_q, case when g.relation not in ('rank', 'better-than-year', 'period-mean') then k.kept end as pace_kept,
    case
      when g.goal is null or o.due_q <= l.actual_q or g.relation in ('rank', 'better-than-year', 'period-mean') then null
      when g.comparator = 'range' then (case when s.actual > g.goal_max then g.goal_max when s.actual < g.goal then g.goal else s.actual end - s.actual) / (o.due_q - l.actual_q)
      else (g.goal - s.actual) / (o.due_q - l.actual_q)
    end as pace_needed
  from placed as o
  inner join placed as p on p.target = o.target and p.q = o.q and p.passed_place = 1
  inner join goals as g on g.milestone = o.milestone
  inner join latest as l on l.target = o.target and l.q = o.q
  left join series as s on s.target = o.target and s.q = l.actual_q
  left join paces as k on k.target = o.target and k.q = l.actual_q
  where o.place = 1
)
select
  target, q, milestone, due_q, status, reason, may_change, met_late_q, is_closed, gap, pace, lag, path, passed_milestone, passed_status, passed_actual, actual_q,
  pace_needed, pace_kept, case when status <> 'achieved' and abs(pace_needed) > 1e-9 then pace_kept / pace_needed end as arrow
from paced
