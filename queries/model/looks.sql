-- The quarters at which each plan is looked at: all whose window is over. Where only the latest view is wanted, that of the report asked
-- for, the one before it and those between it and the latest, of each plan on the map, since a page shows what other plans say of it; a
-- past moment is not computed for years that nobody asks for.
--
-- @with   moment, reports
-- @param  lately  boolean? only the latest view
-- @param  report  text?    as at this report; the latest with figures if left out
-- @column plan    text    - the plan
-- @column q       integer - as at this quarter
-- @column report  text    - the report that closes it
-- @column year    integer - reform year of the report
-- @column ends    date    - last day of the window
with wanted as (
  select distinct p.territory, c.q
  from registry_plans as p
  inner join moment as m on m.plan = p.id
  left join reports as r on r.report = $report
  inner join reports as c on $lately is null or c.q between case when r.q < m.q then r.q else m.q end - 1 and coalesce(r.q, m.q)
)
select p.id as plan, c.q, c.report, c.year, c.ends
from registry_plans as p
inner join moment as m on m.plan = p.id
inner join wanted as w on w.territory = p.territory
inner join reports as c on c.q = w.q and c.year >= p.first_year and (c.ends <= $today or c.q = m.q)
