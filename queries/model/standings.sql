-- Each milestone at the end of each quarter: the latest figure in force, the year's figure once its year is over, the path.
--
-- @with   goals, rivals, series, paths, reports, bodies
-- @param  as_of timestamp? what was known then
-- @column milestone    text    -         the milestone
-- @column target       text    -         its page
-- @column is_first     boolean -         first of its page and year
-- @column relation     text    -         how the number is meant
-- @column comparator   text    -         of the absolute level
-- @column goal         number  indicator absolute level
-- @column goal_max     number  indicator upper end of a range
-- @column path_kind    text    -         ramp, step or maintain
-- @column q            integer -         the milestone's own quarter
-- @column at_q         integer -         as at this quarter
-- @column rounding     number  indicator smallest step of the indicator
-- @column d            integer -         1 where more is better, -1 where less is
-- @column is_ended     boolean -         its level of government no longer exists
-- @column is_closed    boolean -         its year's figure is in force, or the report is closed
-- @column live         number  indicator latest figure in force
-- @column actual_q     integer -         its quarter
-- @column year_actual  number  indicator figure of the milestone's year
-- @column path         number  indicator what the page's path asks for
-- @column start        number  indicator where the ramp begins
-- @column start_q      integer -         when it begins
with ended_levels as (
  select territory, 'level=' || level as part, max(alive_to) as ended from bodies group by territory, level having count(alive_to) = count(*)
),
moments as (
  select
    g.*, c.q as at_q, i.rounding, closing.closes,
    case when e.ended < c.ends and e.ended < closing.ends then true else false end as is_ended,
    case when g.comparator in ('<=', '<') or (g.comparator = '=' and g.goal < g.base) then -1 else 1 end as d
  from goals as g
  inner join registry_plans as p on p.id = g.plan
  inner join registry_indicators as i on i.id = g.indicator
  inner join reports as c on c.year >= p.first_year and c.ends <= $today
  left join reports as closing on closing.q = g.q
  left join ended_levels as e on e.territory = g.territory and e.part = g.part
),
live as (
  select t.target, c.q as at_q, max(case when s.actual is not null then s.q end) over (partition by t.target order by c.q) as actual_q
  from (select distinct target from goals) as t
  cross join reports as c
  left join series as s on s.target = t.target and s.q = c.q
)
select
  m.milestone, m.target, v.is_first, m.relation, m.comparator, m.goal, m.goal_max, m.path_kind, m.q, m.at_q, m.rounding, m.d, m.is_ended,
  case when m.at_q >= m.q and (y.year_actual is not null or m.closes < $today) then true else false end as is_closed,
  s.actual as live, l.actual_q, y.year_actual, n.path, n.start, n.start_q
from moments as m
inner join rivals as v on v.milestone = m.milestone
left join live as l on l.target = m.target and l.at_q = m.at_q
left join series as s on s.target = m.target and s.q = l.actual_q
left join series as y on y.target = m.target and y.q = m.q and m.at_q >= m.q
left join paths as n on n.target = m.target and n.q = least(coalesce(l.actual_q, m.at_q), m.q)
