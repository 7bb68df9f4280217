-- The points that a forecast looks back on: the last ones of a page's live series with enough behind them, that hold nothing from before
-- the last break. Where there are too few of them, none.
--
-- @with   series, headlines, goals, breaks, reports, rules, quantities
-- @column target text    -         the page
-- @column q      integer -         as at this quarter
-- @column x      integer -         quarter of the point
-- @column y      number  indicator its figure
-- @column n      integer -         how many there are
-- @column x_place integer -        its place among the quarters
-- @column y_place integer -        its place among the figures
with pages_led as (
  select h.target, h.q, g.territory, g.indicator, n.reach, case when i.reports like 'Y%' then u.forecast_least_yearly else u.forecast_least end as least, u.forecast_points as most
  from headlines as h
  inner join goals as g on g.milestone = h.milestone and g.relation not in ('rank', 'better-than-year', 'period-mean')
  inner join registry_indicators as i on i.id = g.indicator and i.kind <> 'rank'
  inner join quantities as n on n.territory = g.territory and n.indicator = g.indicator and n.part = g.part
  inner join reports as c on c.q = h.q
  inner join rules as u on c.ends >= u.from_day and (u.to_day is null or c.ends < u.to_day)
),
cut as (
  select p.target, p.q, max(b.q + p.reach) as from_q
  from pages_led as p
  inner join breaks as b on b.territory = p.territory and (b.indicator = '' or b.indicator = p.indicator) and b.q <= p.q
  group by p.target, p.q
),
known as (
  select p.target, p.q, p.least, p.most, s.q as x, s.actual as y, row_number() over (partition by p.target, p.q order by s.q desc) as place
  from pages_led as p
  left join cut as k on k.target = p.target and k.q = p.q
  inner join series as s on s.target = p.target and s.q <= p.q and s.q >= coalesce(k.from_q, 0) and s.actual is not null and s.problem = ''
),
counted as (
  select target, q, x, y, least, count(*) over (partition by target, q) as n from known where place <= most
)
select
  target, q, x, y, n, row_number() over (partition by target, q order by x) as x_place, row_number() over (partition by target, q order by y) as y_place
from counted
where n >= least
