-- The foot of the matrix: of each page the median of the bodies' own figures, of each kind of body and of all.
--
-- @with   cells, pages
-- @keep   plan
-- @param  plan         text    id in data/plans
-- @param  report       text?   as at this report; the latest with figures if left out
-- @param  boundary     text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of        timestamp? what was known then; now if left out
-- @column target       text     -         the page
-- @column kind         text     -         kind of the bodies; '' is all of them
-- @column agencies     integer  agency    asked for it
-- @column compared     integer  agency    with a figure of enough cases
-- @column median       number?  indicator of these
-- @origin agencies,compared,median counted question='matrix' plan target report boundary
with listed as (
  select c.target, c.kind, c.unit, case when c.state = 'reported' and c.ranked and i.kind in ('share', 'survey') then c.actual end as actual
  from cells as c
  inner join pages as p on p.target = c.target
  inner join registry_indicators as i on i.id = p.indicator
  where c.plan = $plan and c.boundary = coalesce($boundary, 'reported')
),
grouped as (
  select target, kind, actual from listed
  union all
  select target, '' as kind, actual from listed
),
placed as (
  select target, kind, actual, count(*) over (partition by target, kind) as agencies, count(actual) over (partition by target, kind) as compared, row_number() over (partition by target, kind order by actual nulls last) as position from grouped
)
select target, kind, max(agencies) as agencies, max(compared) as compared, avg(case when 2 * position between compared and compared + 2 then actual end) as median
from placed
group by target, kind
order by target, kind
