-- Milestones whose year is over and which a later figure meets: the first quarter in which it does. A figure that cannot be judged
-- meets nothing, nor does one that may be, at worst or at best, beyond the milestone.
--
-- @with   standings, series
-- @column milestone text    - the milestone
-- @column target    text    - its page
-- @column at_q      integer - as at this quarter
-- @column q         integer - first later quarter that meets it
with bounds as (
  select target, q, actual as value from series where problem = '' and actual is not null
  union all
  select target, q, low as value from series where problem = '' and low is not null
  union all
  select target, q, high as value from series where problem = '' and high is not null
),
meeting as (
  select s.milestone, s.target, s.at_q, v.q
  from standings as s
  inner join bounds as v on v.target = s.target and v.q > s.q and v.q <= s.at_q
  where s.is_closed and s.relation <> 'period-mean'
  group by s.milestone, s.target, s.at_q, v.q
  having min(case when case s.comparator
    when '=' then round(s.rounding / 2.0 - abs(v.value - s.goal), 9) > 0
    when 'range' then round(v.value - s.goal, 9) >= 0 and round(s.goal_max - v.value, 9) >= 0
    when '>' then round(v.value - s.goal, 9) > 0
    when '<' then round(s.goal - v.value, 9) > 0
    when '<=' then round(s.goal - v.value, 9) >= 0
    else round(v.value - s.goal, 9) >= 0
  end then 1 else 0 end) = 1
)
select milestone, target, at_q, min(q) as q from meeting group by milestone, target, at_q
