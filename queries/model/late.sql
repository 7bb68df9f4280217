-- Milestones whose year is over and which a later figure meets: the first quarter in which it does.
--
-- @with   standings, series
-- @column milestone text    - the milestone
-- @column target    text    - its page
-- @column at_q      integer - as at this quarter
-- @column q         integer - first later quarter that meets it
select s.milestone, s.target, s.at_q, min(v.q) as q
from standings as s
inner join series as v on v.target = s.target and v.q > s.q and v.q <= s.at_q
where s.is_closed and s.relation <> 'period-mean' and case s.comparator
  when '=' then round(s.rounding / 2.0 - abs(v.actual - s.goal), 9) > 0
  when 'range' then round(v.actual - s.goal, 9) >= 0 and round(s.goal_max - v.actual, 9) >= 0
  when '>' then round(v.actual - s.goal, 9) > 0
  when '<' then round(s.goal - v.actual, 9) > 0
  when '<=' then round(s.goal - v.actual, 9) >= 0
  else round(v.actual - s.goal, 9) >= 0
end
group by s.milestone, s.target, s.at_q
