-- The line through a page's points by Theil and Sen: the median of all pairwise slopes, with Sen's limits, and how far the points lie
-- from it.
--
-- @with   points, reports, rules
-- @column target     text    -         the page
-- @column q          integer -         as at this quarter
-- @column points     integer -         how many it looks back on
-- @column last_q     integer -         quarter of the last one
-- @column level      number  indicator the line's value there
-- @column slope      number  indicator each quarter
-- @column slope_low  number  indicator lower limit
-- @column slope_high number  indicator upper limit
-- @column spread     number  indicator of the points around the line
with pairs_of as (
  select a.target, a.q, a.n, (b.y - a.y) / (b.x - a.x) as slope, row_number() over (partition by a.target, a.q order by (b.y - a.y) / (b.x - a.x)) as place, a.n * (a.n - 1) / 2 as pairs
  from points as a
  inner join points as b on b.target = a.target and b.q = a.q and b.x > a.x
),
centres as (
  select
    target, q, max(n) as points, max(x) as last_q, avg(case when 2 * x_place between n and n + 2 then x end) as mid_x, avg(case when 2 * y_place between n and n + 2 then y end) as mid_y
  from points
  group by target, q
),
limited as (
  select
    s.target, s.q, avg(case when 2 * s.place between s.pairs and s.pairs + 2 then s.slope end) as slope, max(p.forecast_quantile * p.residual_factor) as factor,
    max(case when s.place = greatest(1, round((s.pairs - p.forecast_quantile * sqrt(s.n * (s.n - 1) * (2 * s.n + 5) / 18.0)) / 2)) then s.slope end) as slope_low,
    max(case when s.place = least(s.pairs, round((s.pairs + p.forecast_quantile * sqrt(s.n * (s.n - 1) * (2 * s.n + 5) / 18.0)) / 2) + 1) then s.slope end) as slope_high
  from pairs_of as s
  inner join reports as c on c.q = s.q
  inner join rules as p on c.ends >= p.from_day and (p.to_day is null or c.ends < p.to_day)
  group by s.target, s.q
),
residuals as (
  select e.target, e.q, e.n, abs(e.y - (c.mid_y + l.slope * (e.x - c.mid_x))) as residual, row_number() over (partition by e.target, e.q order by abs(e.y - (c.mid_y + l.slope * (e.x - c.mid_x)))) as place
  from points as e
  inner join centres as c on c.target = e.target and c.q = e.q
  inner join limited as l on l.target = e.target and l.q = e.q
),
scattered as (
  select target, q, avg(case when 2 * place between n and n + 2 then residual end) as residual from residuals group by target, q
)
select
  c.target, c.q, c.points, c.last_q, c.mid_y + l.slope * (c.last_q - c.mid_x) as level, l.slope, l.slope_low, l.slope_high, l.factor * r.residual as spread
from centres as c
inner join limited as l on l.target = c.target and l.q = c.q
inner join scattered as r on r.target = c.target and r.q = c.q
