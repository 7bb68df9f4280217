-- The forecast of each page drawn on from its last figure, as it is looked at: the line, and the edges of its band, within what the
-- figure can be.
--
-- @with   forecasts, moment, pages, reports
-- @column target text    -         the page
-- @column q      integer -         4 * year + quarter, from the last figure on
-- @column middle number  indicator where the line leads
-- @column low    number  indicator lower edge
-- @column high   number  indicator upper edge
with led as (
  select
    f.target, c.q, f.level + f.slope * (c.q - f.last_q) as middle, f.level + f.slope_low * (c.q - f.last_q) - f.spread as low, f.level + f.slope_high * (c.q - f.last_q) + f.spread as high,
    case when i.kind in ('share', 'survey') then 100.0 end as ceiling
  from forecasts as f
  inner join pages as p on p.target = f.target
  inner join registry_indicators as i on i.id = p.indicator
  inner join moment as m on m.plan = p.plan and m.q = f.q
  inner join reports as c on c.q >= f.last_q
)
select
  target, q, greatest(0.0, least(coalesce(ceiling, middle), middle)) as middle, greatest(0.0, least(coalesce(ceiling, low), low)) as low, greatest(0.0, least(coalesce(ceiling, high), high)) as high
from led
