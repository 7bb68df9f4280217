-- What each milestone is judged by, and from which side: the latest figure, once closed the year's, and where bodies are absent both
-- ends of what it may be. Below a range its lower edge counts, above it the upper one.
--
-- @with   standings
-- @column milestone text    -         the milestone
-- @column target    text    -         its page
-- @column at_q      integer -         as at this quarter
-- @column edge      text    -         live, low, high (open ones), year, year-low, year-high (closed ones)
-- @column is_year   boolean -         the year's figure
-- @column actual    number  indicator the figure
-- @column error     number  indicator of a survey, within which it says nothing
-- @column d         integer -         1 where more is better, -1 where less is
-- @column mark      number  indicator the level it is held against
-- @column asked     number  indicator what the path asks for
-- @column way       number  indicator from the milestone before (or the start) to this one
with edges as (
  select 'live' as edge union all select 'low' as edge union all select 'high' as edge union all select 'year' as edge union all select 'year-low' as edge union all select 'year-high' as edge
),
judged as (
  select
    s.*, e.edge, e.edge like 'year%' as is_year,
    case e.edge when 'live' then s.live when 'low' then s.low when 'high' then s.high when 'year' then s.year_actual when 'year-low' then s.year_low else s.year_high end as actual,
    coalesce(s.error_factor * case when e.edge like 'year%' then s.year_error else s.standard_error end, 0) as error
  from standings as s
  inner join edges as e on e.edge = 'live' or s.is_closed = (e.edge like 'year%')
  where s.goal is not null
),
sided as (
  select
    j.*, j.comparator = 'range' and round(j.actual - j.goal_max, 9) > 0 as is_above,
    case
      when j.comparator in ('<=', '<') or (j.comparator = 'range' and round(j.actual - j.goal_max, 9) > 0) then -1
      when j.comparator = '=' and round(j.goal - j.start, 9) <> 0 then case when j.goal < j.start then -1 else 1 end
      when j.comparator = '=' and j.better = 'down' then -1
      else 1
    end as d
  from judged as j
  where j.actual is not null
)
select
  s.*, case when is_above then goal_max else goal end as mark, case when is_above then path_max else path end as asked,
  abs(case when is_above then goal_max - before_max else goal - before end) as way
from sided as s
