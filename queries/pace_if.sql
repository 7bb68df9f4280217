-- When a target reaches its milestone if it gains so much more each quarter than the pace that it kept: a straight line from the latest
-- figure. Nothing for ranks, for a better year and for means of years, which have no pace. Supposed, and nowhere kept.
--
-- @with   catalogue, moment, reports
-- @param  target     text    the page
-- @param  more       number? gained each quarter beside the pace kept, towards the milestone; 0 if left out
-- @param  report     text?   as at this report; the latest with figures if left out
-- @param  as_of      timestamp? what was known then; now if left out
-- @column target     text    -         the page
-- @column milestone  text    -         its next open milestone
-- @column due        integer year      of it
-- @column quarter    text    -         of the latest figure
-- @column actual     number  indicator the latest figure
-- @column goal       number  indicator the level: of a range the end that is nearer
-- @column pace_kept  number  indicator mean change of the last four quarters
-- @column pace_needed number? indicator each quarter from now to the milestone; null where none is left
-- @column pace       number  indicator each quarter, as supposed
-- @column reached    text?   -         quarter in which the level is reached; null where this pace does not lead there
-- @column quarters   integer? quarter  from the latest figure until then
-- @column late       integer? quarter  from the milestone's last quarter until then; below 0 it is before
-- @origin due place
-- @origin actual figure quarter milestone
-- @origin goal milestone milestone
-- @origin pace_kept change quarter
-- @origin pace_needed,quarters,late made goal,actual
-- @origin pace made pace_kept
with looked as (
  select
    c.*, case when c.comparator = 'range' and c.actual > c.goal_max then c.goal_max else c.goal end as edge,
    case when c.comparator in ('>', '<') then 1 else 0 end as is_strict
  from catalogue as c
  inner join moment as m on m.plan = c.plan
  where c.target = $target and c.at_q = least(coalesce((select max(r.q) from reports as r where r.report = $report), m.q), m.q)
    and not c.closed and c.status <> 'ended' and c.kind <> 'rank' and c.relation not in ('better-than-year', 'period-mean') and c.pace_kept is not null and c.remaining is not null
),
supposed as (
  select l.*, l.pace_kept + coalesce($more, 0) * case when l.edge < l.actual then -1 else 1 end as speed, round(l.edge - l.actual, 9) as way from looked as l
),
walked as (
  select
    s.*,
    case
      when s.status = 'achieved' then 0
      when round(s.way, 9) * s.speed > 0 then cast(ceil(round(s.way / s.speed, 9)) as bigint) + case when s.is_strict = 1 and round(s.way / s.speed, 9) = ceil(round(s.way / s.speed, 9)) then 1 else 0 end
      when s.way = 0 and s.is_strict = 1 and s.speed <> 0 and (s.speed > 0) = (s.comparator = '>') then 1
    end as quarters
  from supposed as s
),
ended as (
  select w.*, w.q + w.quarters as reached_q, cast(floor((w.q + w.quarters - 1) / 4.0) as bigint) as reached_year from walked as w
)
select
  target, milestone, due, quarter, actual, edge as goal, pace_kept, pace_needed, speed as pace,
  cast(reached_year as varchar) || 'Q' || cast(reached_q - 4 * reached_year as varchar) as reached, quarters, reached_q - (4 * due + 4) as late
from ended
order by target
