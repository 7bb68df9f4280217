-- Who is held up where: each body's own figure of each page, held against the level that the plan's path asks of the whole at that quarter.
-- Only pages are judged; the status of a cell says where to look. Bodies are compared within their kind alone.
--
-- @with   cells, reports, pages
-- @keep   plan
-- @keep   plan,report
-- @narrow agency,target,area
-- @param  plan         text    id in data/plans
-- @param  agency       text?   only this unit
-- @param  target       text?   only this page
-- @param  area         text?   only pages of this area
-- @param  report       text?   as at this report; the latest with figures if left out
-- @param  boundary     text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of        timestamp? what was known then; now if left out
-- @column agency       text     -         whose account: a body, or the first of a group
-- @column target       text     -         the page
-- @column area         text     -         its area
-- @column kind         text     -         kind of the body: department, district, commune
-- @column quarter      text     -         quarter of the figure
-- @column span         text     -         quarter, or year where the figure is of the whole year that the quarter ends
-- @column state        text     -         reported, nothing-to-report, not-applicable, missing, not-due
-- @column actual       number?  indicator its figure
-- @column numerator    number?  indicator of it
-- @column denominator  number?  indicator of it
-- @column provisional  number?  indicator with sheets not accepted yet, where that differs
-- @column status       text?    -         achieved, on-track, at-risk, off-track, missed or not-assessable; null where there is no figure
-- @column reason       text?    -         '' or why it cannot be said
-- @column distance     number?  indicator to the milestone: below zero what is missing, above it what is over
-- @column change       number?  indicator since the figure before it
-- @column changed_from text?    -         quarter of that one, within a year
-- @column moved        text?    -         better, worse or same
-- @column shortfall    number?  case      what is missing to the milestone, or too many where less is better; below zero where it is met; shares only
-- @column estimate     boolean  -         by a share stated at a split
-- @column median       number?  indicator of the bodies of its kind
-- @column ranking      integer? -         among the bodies of its kind with enough cases, 1 is the best; equal ones share it
-- @column ranked       integer? agency    how many of its kind are compared
-- @column peers        integer  agency    of its kind that are asked for it, itself among them
-- @origin actual,numerator,denominator figure quarter agency boundary span
-- @origin provisional figure quarter agency boundary span standing='latest'
-- @origin distance,change made actual
-- @origin shortfall made numerator,denominator
-- @origin median,ranked,peers counted question='matrix' plan target
-- @origin ranking place
with compared as (
  select
    c.target, c.unit, c.actual, rank() over (partition by c.target, c.kind order by c.d * round(c.actual, 9) desc) as place, count(*) over (partition by c.target, c.kind) as places,
    row_number() over (partition by c.target, c.kind order by c.actual) as position, c.kind
  from cells as c
  inner join pages as p on p.target = c.target
  inner join registry_indicators as i on i.id = p.indicator and i.kind in ('share', 'survey')
  where c.boundary = coalesce($boundary, 'reported') and c.state = 'reported' and c.actual is not null and c.ranked
),
middles as (
  select target, kind, avg(actual) as median from compared where 2 * position between places and places + 2 group by target, kind
),
asked as (
  select target, kind, count(*) as peers from cells where boundary = coalesce($boundary, 'reported') group by target, kind
)
select
  c.unit as agency, c.target, p.area, c.kind, r.quarter, c.span, c.state, c.actual, c.numerator, c.denominator, c.provisional, c.status, c.reason, c.distance,
  c.actual - c.before as change, case when c.actual is not null then b.quarter end as changed_from,
  case when c.actual is null or c.before is null then null when round(c.actual - c.before, 9) = 0 then 'same' when c.d * (c.actual - c.before) > 0 then 'better' else 'worse' end as moved,
  c.shortfall, c.is_estimate as estimate, m.median, k.place as ranking, k.places as ranked, a.peers
from cells as c
inner join pages as p on p.target = c.target
inner join reports as r on r.q = c.at_q
left join reports as b on b.q = c.before_q
inner join asked as a on a.target = c.target and a.kind = c.kind
left join compared as k on k.target = c.target and k.unit = c.unit
left join middles as m on m.target = c.target and m.kind = c.kind
where c.plan = $plan and c.boundary = coalesce($boundary, 'reported') and ($agency is null or c.unit = $agency) and ($target is null or c.target = $target) and ($area is null or p.area = $area)
order by c.unit, p.area_place, p.code, c.target
