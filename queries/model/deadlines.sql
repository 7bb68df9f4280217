-- The last quarter, up to each one, for which somebody was asked for a page's figure and which was due before today.
--
-- @with   owing, reports
-- @column target text    - the page
-- @column at_q   integer - as at this quarter
-- @column q      integer - the quarter that was due; none where nothing was
with measured as (
  select distinct r.target, r.indicator, r.part, p.territory, p.first_year from registry_targets as r inner join registry_plans as p on p.id = r.plan
)
select m.target, w.q as at_q, max(o.q) as q
from measured as m
inner join reports as w on w.year >= m.first_year
inner join owing as o on o.territory = m.territory and o.indicator = m.indicator and o.part = m.part and o.q <= w.q
inner join reports as c on c.q = o.q and c.due < $today
group by m.target, w.q
