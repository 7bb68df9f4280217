-- The quarter that each plan is looked at: that of the latest report of its years whose window is over
-- and of which a sheet with figures is accepted.
--
-- @with   received, reports
-- @param  new_as_of       timestamp? which new reports were known
-- @param  late_as_of      timestamp? which late sheets were known
-- @param  corrected_as_of timestamp? which corrections were known
-- @column plan          text    - the plan
-- @column q             integer - quarter looked at; the plan's first where nothing is in force
-- @column latest_report text    - its report, null where nothing is in force
-- @column data_to       date    - last day of its window
with seen as (
  select p.id as plan, max(c.q) as q
  from registry_plans as p
  inner join received as r on r.territory = p.territory
  inner join submissions as s on s.submission = r.submission and s.figures > 0
  inner join reports as c on c.report = r.report and c.ends <= $today and c.year >= p.first_year
  where r.accepted_at <= case r.origin when 'new' then $new_as_of when 'late' then $late_as_of else $corrected_as_of end
  group by p.id
)
select p.id as plan, coalesce(r.q, 4 * p.first_year + 1) as q, r.report as latest_report, r.ends as data_to
from registry_plans as p
left join seen as s on s.plan = p.id
left join reports as r on r.q = case when s.q > 4 * p.last_year + 4 then 4 * p.last_year + 4 else s.q end
