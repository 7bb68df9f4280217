-- Every target page at each quarter in a word: the verdict of its next open milestone, how bad that is, and the figure that it rests on.
-- The order of `severity` is worst first; an open milestone comes before one that is past mending.
--
-- @with   looks, pages, quantities, headlines, series
-- @column at_q      integer -         as at this quarter
-- @column target    text    -         the page
-- @column plan      text    -         its plan
-- @column area      text    -         its area
-- @column milestone text    -         its next open milestone, or the last one
-- @column due_q     integer -         the quarter for which that is due
-- @column status    text    -         its verdict
-- @column severity  integer -         1 is the worst
-- @column actual_q  integer -         quarter of the latest figure in force
-- @column actual    number  indicator that figure
select
  w.q as at_q, p.target, p.plan, p.area, h.milestone, h.due_q, coalesce(h.status, 'not-due') as status,
  case coalesce(h.status, 'not-due')
    when 'reversing' then 1 when 'off-track' then 2 when 'missed' then case when h.met_late_q is not null then 5 else 3 end when 'at-risk' then 4
    when 'not-assessable' then 5 when 'no-data' then 6 when 'on-track' then 7 when 'achieved' then 8 when 'not-due' then 9 else 10
  end as severity,
  h.actual_q, s.actual
from pages as p
inner join registry_plans as t on t.id = p.plan
inner join quantities as y on y.territory = t.territory and y.indicator = p.indicator and y.part = p.part
inner join looks as w on w.plan = p.plan and w.ends <= $today
left join headlines as h on h.target = p.target and h.q = w.q
left join series as s on s.target = p.target and s.q = h.actual_q
