-- How fresh each page's live figure is as at each quarter.
--
-- @with   looks, pages, headlines, series, reports, breaks, deadlines
-- @column target    text    - the page
-- @column at_q      integer - as at this quarter
-- @column freshness text    - missing, provisional (a newer sheet waits for acceptance), late (a report due has no figure yet), revised, break or current
with broken as (
  select distinct p.target, c.q
  from pages as p
  inner join registry_plans as g on g.id = p.plan
  inner join breaks as b on b.territory = g.territory and (b.indicator = '' or b.indicator = p.indicator)
  inner join reports as c on c.q between b.q and b.q + 3
)
select
  p.target, w.q as at_q,
  case
    when s.actual is null and n.provisional is null then 'missing'
    when n.provisional is not null then 'provisional'
    when s.q < d.q - case when i.timing = 'survey' then 4 else 0 end then 'late'
    when s.revised_from is not null then 'revised'
    when k.q is not null then 'break'
    else 'current'
  end as freshness
from pages as p
inner join looks as w on w.plan = p.plan and w.ends <= $today
inner join registry_indicators as i on i.id = p.indicator
left join headlines as h on h.target = p.target and h.q = w.q
left join series as s on s.target = p.target and s.q = h.actual_q
left join series as n on n.target = p.target and n.q = w.q
left join deadlines as d on d.target = p.target and d.at_q = w.q
left join broken as k on k.target = p.target and k.q = s.q
