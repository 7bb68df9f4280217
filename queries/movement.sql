-- Who moved a target's total between two reports. For a share the change by rates and the change by the mix of cases, which add up to
-- the whole change; for counts and money each body's own change. A body in one window only belongs to the mix.
--
-- @with   units, called, reports
-- @param  target      text    the page
-- @param  from        text    earlier report
-- @param  to          text    later report
-- @param  boundary    text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         whose account: a body, or the first of a group
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column before      number? indicator its figure in the earlier report
-- @column after       number? indicator its figure in the later one
-- @column weight_before number? -       its part of the denominators then
-- @column weight_after  number? -       its part of the denominators now
-- @column by_rate     number? indicator its part of the total's change by its own rate
-- @column by_mix      number? indicator its part by its weight
-- @column change      number? indicator both together; of a count its own change
-- @column total_before number? indicator the total then
-- @column total_after number? indicator the total now
-- @column estimate    boolean -         by a share stated at a split
-- @origin before figure quarter=from agency boundary
-- @origin after figure quarter=to agency boundary
-- @origin total_before figure quarter=from
-- @origin total_after figure quarter=to
-- @origin weight_before made before,total_before
-- @origin weight_after made after,total_after
-- @origin by_rate made before,after,weight_before,weight_after
-- @origin by_mix made before,after,weight_before,weight_after,total_before,total_after
-- @origin change made before,after,by_rate,by_mix
with ends as (
  select 'before' as side, q from reports where report = $from
  union all
  select 'after' as side, q from reports where report = $to
),
held as (
  select
    e.side, u.plan, u.kind, u.unit, u.actual, u.denominator, u.is_estimate,
    1.0 * u.denominator / nullif(sum(u.denominator) over (partition by e.side), 0) as weight,
    case when u.kind = 'share' then 100.0 * sum(u.numerator) over (partition by e.side) / nullif(sum(u.denominator) over (partition by e.side), 0) else sum(u.actual) over (partition by e.side) end as total
  from units as u
  inner join ends as e on e.q = u.q
  where u.target = $target and u.boundary = coalesce($boundary, 'reported')
),
paired as (
  select
    plan, kind, unit, max(case when side = 'before' then actual end) as before, max(case when side = 'after' then actual end) as after,
    max(case when side = 'before' then weight end) as weight_before, max(case when side = 'after' then weight end) as weight_after,
    max(case when is_estimate then 1 else 0 end) = 1 as is_estimate
  from held
  group by plan, kind, unit
),
totals as (
  select max(case when side = 'before' then total end) as before, max(case when side = 'after' then total end) as after from held
),
moved as (
  select
    p.*, t.before as total_before, t.after as total_after,
    case when kind = 'share' and t.before is not null and t.after is not null then
      case when p.before is null or p.after is null then 0.0 else (coalesce(weight_before, 0) + coalesce(weight_after, 0)) / 2.0 * (p.after - p.before) end
    end as by_rate,
    case when kind = 'share' and t.before is not null and t.after is not null then
      (coalesce((p.before + p.after) / 2.0, p.before, p.after, 0) - (t.before + t.after) / 2.0) * (coalesce(weight_after, 0) - coalesce(weight_before, 0))
    end as by_mix
  from paired as p
  cross join totals as t
)
select
  m.unit as agency, n.name_vi, n.name_en, m.before, m.after, m.weight_before, m.weight_after, m.by_rate, m.by_mix,
  case when m.kind = 'share' then m.by_rate + m.by_mix when m.kind in ('count', 'money') then coalesce(m.after, 0) - coalesce(m.before, 0) end as change,
  m.total_before, m.total_after, m.is_estimate as estimate
from moved as m
inner join called as n on n.plan = m.plan and n.unit = m.unit and n.boundary = coalesce($boundary, 'reported')
order by abs(m.by_rate + m.by_mix) desc nulls last, m.unit
