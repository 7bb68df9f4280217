-- Who moved a target's total between two reports. For a share the change by rates and the change by the mix of cases, for counts and
-- money each body's own; they add up to the whole change. A body in one window only belongs to the mix. Where the bodies' figures do
-- not add up to the page's, as in the year after a merger on the map as reported, no part is named.
--
-- @with   units, series, called, reports
-- @keep   target,from,to,boundary
-- @param  target      text    the page
-- @param  from        text    earlier report
-- @param  to          text    later report
-- @param  boundary    text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         whose account: a body, or the first of a group
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column before      number? indicator its figure in the earlier report, with what is carried for absent bodies
-- @column after       number? indicator its figure in the later one
-- @column carried_before integer agency whose last value stands in the earlier figure
-- @column carried_after integer agency  whose last value stands in the later one
-- @column weight_before number? -       its part of the denominators then
-- @column weight_after  number? -       its part of the denominators now
-- @column by_rate     number? indicator its part of the total's change by its own rate
-- @column by_mix      number? indicator its part by its weight
-- @column change      number? indicator both together; of a count what it adds to the change
-- @column total_before number? indicator the page's figure then
-- @column total_after number? indicator the page's figure now
-- @column adds_up     boolean -         the bodies' figures add up to the page's in both reports
-- @column estimate    boolean -         by a share stated at a split
-- @origin before,carried_before figure quarter=from agency boundary
-- @origin after,carried_after figure quarter=to agency boundary
-- @origin total_before figure quarter=from
-- @origin total_after figure quarter=to
-- @origin weight_before made before,total_before
-- @origin weight_after made after,total_after
-- @origin by_rate made before,after,weight_before,weight_after
-- @origin by_mix made before,after,weight_before,weight_after,total_before,total_after
-- @origin change made before,after,by_rate,by_mix
with ends as (
  select t.side, c.q, s.actual as total
  from (select 'before' as side union all select 'after' as side) as t
  inner join reports as c on c.report = case when t.side = 'before' then $from else $to end
  left join (select q, actual from series where target = $target) as s on s.q = c.q
),
held as (
  select e.side, e.total, u.plan, u.kind, u.unit, u.actual, u.denominator, u.carried, u.is_estimate
  from units as u
  inner join ends as e on e.q = u.q
  where u.target = $target and u.boundary = coalesce($boundary, 'reported') and u.span = 'quarter'
),
wholes as (
  select
    side, max(total) as total, sum(denominator) as denominator, min(case when kind in ('share', 'count', 'money') then 1 else 0 end) as is_added,
    case when max(kind) = 'share' then sum(denominator * actual) / nullif(sum(denominator), 0) else sum(actual) end as together
  from held
  group by side
),
totals as (
  select
    max(case when side = 'before' then total end) as before, max(case when side = 'after' then total end) as after,
    max(case when side = 'before' then denominator end) as denominator_before, max(case when side = 'after' then denominator end) as denominator_after,
    count(case when is_added = 1 and abs(together - total) <= 1e-9 * (1 + abs(total)) then 1 end) = 2 as adds_up
  from wholes
),
paired as (
  select
    plan, kind, unit, max(case when side = 'before' then actual end) as before, max(case when side = 'after' then actual end) as after,
    max(case when side = 'before' then denominator end) as denominator_before, max(case when side = 'after' then denominator end) as denominator_after,
    sum(case when side = 'before' then carried else 0 end) as carried_before, sum(case when side = 'after' then carried else 0 end) as carried_after,
    max(case when is_estimate then 1 else 0 end) = 1 as is_estimate
  from held
  group by plan, kind, unit
),
weighed as (
  select
    p.*, t.before as total_before, t.after as total_after, t.adds_up,
    1.0 * p.denominator_before / nullif(t.denominator_before, 0) as weight_before, 1.0 * p.denominator_after / nullif(t.denominator_after, 0) as weight_after
  from paired as p
  cross join totals as t
),
moved as (
  select
    w.*,
    case when kind = 'share' and adds_up then
      case when before is null or after is null then 0.0 else (coalesce(weight_before, 0) + coalesce(weight_after, 0)) / 2.0 * (after - before) end
    end as by_rate,
    case when kind = 'share' and adds_up then
      (coalesce((before + after) / 2.0, before, after, 0) - (total_before + total_after) / 2.0) * (coalesce(weight_after, 0) - coalesce(weight_before, 0))
    end as by_mix,
    case when kind in ('count', 'money') and adds_up then coalesce(after, 0) - coalesce(before, 0) end as own
  from weighed as w
)
select
  m.unit as agency, n.name_vi, n.name_en, m.before, m.after, m.carried_before, m.carried_after, m.weight_before, m.weight_after, m.by_rate, m.by_mix,
  coalesce(m.own, m.by_rate + m.by_mix) as change, m.total_before, m.total_after, m.adds_up, m.is_estimate as estimate
from moved as m
inner join called as n on n.plan = m.plan and n.unit = m.unit and n.boundary = coalesce($boundary, 'reported')
order by abs(coalesce(m.own, m.by_rate + m.by_mix)) desc nulls last, m.unit
