-- Each page at each quarter: its next open milestone with its verdict, the last passed one beside it, and the latest figure.
--
-- @with   verdicts, goals, series, reports
-- @column target           text    -         the page
-- @column q                integer -         as at this quarter
-- @column milestone        text    -         the next open one; the last one where none is open
-- @column is_closed        boolean -         no milestone is open any more
-- @column passed_milestone text    -         the last one judged for good
-- @column status           text    -         of the milestone
-- @column is_met_late      boolean -         missed in its year, met since
-- @column passed_status    text    -         of the passed one
-- @column actual_q         integer -         quarter of the latest figure in force
-- @column arrow            number  -         pace of the last four quarters as a share of the pace still needed
with opened as (
  select
    j.*,
    row_number() over (partition by target, q order by case when is_closed or (status = 'ended' and due_q <= q) then 1 else 0 end, case when is_closed then -due_q else due_q end) as place,
    row_number() over (partition by target, q order by case when is_closed then 0 else 1 end, due_q desc) as passed_place
  from verdicts as j
  where j.is_first
),
paired as (
  select
    o.target, o.q, o.milestone, o.due_q, o.status, o.status = 'missed' and o.is_met_live as is_met_late, o.gap, o.pace, o.path,
    o.is_closed, case when p.is_closed then p.milestone end as passed_milestone, case when p.is_closed then p.status end as passed_status,
    case when p.is_closed then p.actual end as passed_actual
  from opened as o
  inner join opened as p on p.target = o.target and p.q = o.q and p.passed_place = 1
  where o.place = 1
),
latest as (
  select p.target, p.q, max(s.q) as actual_q
  from paired as p
  left join series as s on s.target = p.target and s.q <= p.q and s.actual is not null
  group by p.target, p.q
)
select
  p.target, p.q, p.milestone, p.due_q, p.status, p.is_closed, p.is_met_late, p.gap, p.pace, p.path, p.passed_milestone, p.passed_status, p.passed_actual, l.actual_q,
  case
    when p.status <> 'achieved' and f.actual is not null and p.due_q > l.actual_q and abs(g.goal - s.actual) > 1e-9
      then ((s.actual - f.actual) / 4.0) / ((g.goal - s.actual) / (p.due_q - l.actual_q))
  end as arrow
from paired as p
inner join goals as g on g.milestone = p.milestone
left join latest as l on l.target = p.target and l.q = p.q
left join series as s on s.target = p.target and s.q = l.actual_q
left join series as f on f.target = p.target and f.q = l.actual_q - 4
