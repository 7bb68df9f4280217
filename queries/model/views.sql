-- How each page is taken apart by body, as at each of its plan's quarters: in which window, against which goal, from which beginning.
-- Once a flow's milestone is judged, on the year's figure, that figure is taken apart.
--
-- @with   pages, quantities, reports, headlines, goals, legs, series
-- @column target         text     -         the page
-- @column plan           text     -         its plan
-- @column q              integer  -         as at this quarter
-- @column kind           text     -         kind of the indicator
-- @column at_q           integer  -         last quarter of the window
-- @column span           text     -         quarter, or year where the figure judged is of the year
-- @column relation       text     -         how the milestone's number is meant
-- @column goal           number   indicator of a range its upper end where the figure is above it, else its lower one
-- @column d              integer  -         1 where more is better, else -1
-- @column start_q        integer  -         where the page's path begins
-- @column start_span     text     -         window of the figure there
-- @column is_start_known boolean  -         that figure is the bodies' own
with page as (
  select p.target, p.plan, i.kind, i.timing, i.better, c.q
  from pages as p
  inner join registry_indicators as i on i.id = p.indicator
  inner join registry_plans as r on r.id = p.plan
  inner join quantities as n on n.territory = r.territory and n.indicator = p.indicator and n.part = p.part
  cross join reports as c
  where c.year >= r.first_year
),
placed as (
  select
    page.*, h.milestone, h.due_q, h.actual_q,
    coalesce(page.timing = 'flow' and h.is_closed and h.due_q <= page.q and h.due_q >= coalesce(h.actual_q, h.due_q) and y.year_actual is not null, false) as is_year
  from page
  left join headlines as h on h.target = page.target and h.q = page.q
  left join series as y on y.target = page.target and y.q = h.due_q
),
windowed as (
  select p.*, case when p.is_year then p.due_q else coalesce(p.actual_q, p.q) end as at_q, case when p.is_year then 'year' else 'quarter' end as span from placed as p
),
measured as (
  select
    w.*, g.relation, g.comparator, g.goal, g.goal_max, l.start, l.start_q, coalesce(g.comparator = 'range' and round(case when w.is_year then s.year_actual else s.actual end, 9) > round(g.goal_max, 9), false) as is_above,
    case when w.timing = 'flow' and l.start_is = 'baseline' then 'year' else 'quarter' end as start_span,
    round(case when w.timing = 'flow' and l.start_is = 'baseline' then b.year_actual else b.actual end, 9) = round(l.start, 9) as is_start_known
  from windowed as w
  left join goals as g on g.milestone = w.milestone
  left join legs as l on l.milestone = w.milestone
  left join series as s on s.target = w.target and s.q = w.at_q
  left join series as b on b.target = w.target and b.q = l.start_q
)
select
  m.target, m.plan, m.q, m.kind, m.at_q, m.span, m.relation, case when m.is_above then m.goal_max else m.goal end as goal,
  case
    when m.comparator in ('<=', '<') or m.is_above then -1
    when m.comparator = '=' and round(m.goal - m.start, 9) <> 0 then case when m.goal < m.start then -1 else 1 end
    when m.comparator = '=' and m.better = 'down' then -1
    else 1
  end as d,
  m.start_q, m.start_span, m.is_start_known
from measured as m
