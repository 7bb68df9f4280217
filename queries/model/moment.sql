-- The quarter that each plan is looked at: that of the latest report with figures in force whose window is over.
--
-- @with   observations, bodies, reports
-- @param  as_of timestamp? what was known then
-- @column plan          text    - the plan
-- @column q             integer - quarter looked at; the plan's first where nothing is in force
-- @column latest_report text    - its report, null where nothing is in force
-- @column data_to       date    - last day of its window
with seen as (
  select b.territory, max(o.q) as q
  from observations as o
  inner join bodies as b on b.agency = o.agency
  inner join reports as c on c.report = o.report and c.ends <= $today
  where o.standing = 'accepted'
  group by b.territory
)
select p.id as plan, coalesce(r.q, 4 * p.first_year + 1) as q, r.report as latest_report, r.ends as data_to
from registry_plans as p
left join seen as s on s.territory = p.territory
left join reports as r on r.q = case when s.q > 4 * p.last_year + 4 then 4 * p.last_year + 4 else s.q end
