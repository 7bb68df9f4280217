-- One target by agency: its figure and its part of the shortfall in cases, largest first. The parts of the shortfall add up to
-- that of the total. Once a flow's milestone is judged, on the year's figure, that figure is taken apart.
--
-- @with   units, askings, called, bodies, views, moment, pages, reports, rules
-- @keep   target
-- @keep   target,boundary
-- @keep   target,report
-- @param  target      text    the page
-- @param  report      text?   as at this report; the latest with figures if left out
-- @param  boundary    text?   reported, current (today's map) or baseline (map of the plan's first year)
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text    -         whose account: a body, or the first of a group
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column kind        text    -         department, district, commune
-- @column level       text    -         province, district, commune
-- @column bodies      integer agency    whose names it bears
-- @column quarter     text    -         quarter looked at
-- @column span        text    -         quarter, or year where the figures are of the whole year that the quarter ends
-- @column actual      number? indicator its figure, of the bodies that gave one
-- @column numerator   number? indicator of it
-- @column denominator number? indicator of it
-- @column shortfall   number? case      what is missing to the goal, or too many where less is better; below zero where it is met; shares only, none against the mean of a period
-- @column missing_share number? percent  what is missing at it and at those before it, of all that is missing, those first that are compared; null where nothing is
-- @column missing_from number? case      what is missing at it and at those after it in that order; null where nothing is
-- @column missing_all number? case       what is missing at all that miss something; null where that can be said of none
-- @column over_all    number? case       what those that met the goal have more, below zero; null where that can be said of none
-- @column ranked      boolean -         enough cases to be compared
-- @column goal        number? indicator the page's next open milestone; of a range its upper end where the page's figure is above it, else its lower one
-- @column baseline    number? indicator its figure where the page's path begins, on the same map; null where that is not the bodies' figure of one window
-- @column last_value  number? indicator last known, of an absent body: the value of a count, the denominator of a share
-- @column estimate    boolean -         by a share stated at a split
-- @column state       text    -         reported, nothing-to-report, not-applicable, missing, not-due
-- @origin bodies registry file='succession.csv'
-- @origin actual,numerator,denominator figure quarter agency boundary span
-- @origin shortfall made goal,numerator,denominator
-- @origin missing_share,missing_from,missing_all,over_all counted question='breakdown' target report boundary
-- @origin goal milestone milestone=page.milestone
-- @origin baseline figure quarter=begin.quarter agency boundary
-- @origin last_value last quarter agency boundary
with looked as (
  select v.target, v.plan, v.kind, v.at_q, v.span, v.relation, v.goal, v.d, v.start_q, v.start_span, v.is_start_known, coalesce($boundary, 'reported') as boundary
  from pages as p
  inner join moment as m on m.plan = p.plan
  inner join views as v on v.target = p.target and v.q = coalesce((select max(r.q) from reports as r where r.report = $report), m.q)
  where p.target = $target
),
known as (
  select n.* from units as n inner join looked as l on n.target = l.target and n.span = l.span and n.q = l.at_q and n.boundary = l.boundary
),
wanted as (
  select a.* from askings as a inner join looked as l on a.target = l.target and a.q = l.at_q and a.boundary = l.boundary
),
starts as (
  select n.unit, n.actual from units as n inner join looked as l on l.is_start_known and n.target = l.target and n.span = l.start_span and n.q = l.start_q and n.boundary = l.boundary
),
held as (
  select t.unit, case when u.agencies > 0 then u.actual - coalesce(u.carried_value, 0) end as actual, u.numerator, u.denominator, u.agencies, u.is_estimate, w.asked, w.absent, w.last_value, w.without, w.excused
  from (select unit from known union select unit from wanted) as t
  left join known as u on u.unit = t.unit
  left join wanted as w on w.unit = t.unit
),
accounts as (
  select
    h.unit as agency, n.name_vi, n.name_en, b.kind, b.level, n.bodies, c.quarter, l.span, h.actual, h.numerator, h.denominator,
    case when l.kind = 'share' and l.relation <> 'period-mean' then l.d * (l.goal / 100.0 * h.denominator - h.numerator) end as shortfall, l.kind <> 'share' or coalesce(h.denominator >= r.few_cases, false) as ranked, l.goal,
    s.actual as baseline, case when l.span = 'quarter' then h.last_value end as last_value, coalesce(h.is_estimate, false) as estimate,
    case
      when h.agencies > 0 then case when h.without >= h.agencies then 'nothing-to-report' else 'reported' end
      when h.excused >= h.asked then 'not-applicable'
      when c.due >= $today then 'not-due'
      else 'missing'
    end as state
  from held as h
  cross join looked as l
  inner join bodies as b on b.agency = h.unit
  inner join called as n on n.plan = l.plan and n.boundary = l.boundary and n.unit = h.unit
  inner join reports as c on c.q = l.at_q
  inner join rules as r on c.ends >= r.from_day and (r.to_day is null or c.ends < r.to_day)
  left join starts as s on s.unit = h.unit
),
added as (
  select
    n.*, sum(missing) over (in_order rows between unbounded preceding and current row) as so_far, sum(missing) over (in_order rows between unbounded preceding and unbounded following) as missing_all,
    sum(over_goal) over (in_order rows between unbounded preceding and unbounded following) as over_all
  from (select a.*, case when a.shortfall > 0 then a.shortfall when a.shortfall <= 0 then 0 end as missing, case when a.shortfall < 0 then a.shortfall when a.shortfall >= 0 then 0 end as over_goal from accounts as a) as n
  window in_order as (order by n.ranked desc, n.shortfall desc nulls last, n.actual desc nulls last, n.agency)
)
select
  agency, name_vi, name_en, kind, level, bodies, quarter, span, actual, numerator, denominator, shortfall,
  case when missing > 0 then 100.0 * so_far / missing_all end as missing_share, case when missing > 0 then missing_all - so_far + missing end as missing_from, missing_all, over_all,
  ranked, goal, baseline, last_value, estimate, state
from added
order by shortfall desc nulls last, actual desc nulls last, agency
