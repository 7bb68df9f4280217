-- Milestones that contradict each other: for each page of a plan and each year, everything that stands for the same quantity, which of it is in use and why. Those first on
-- which a verdict turns.
--
-- @with   sayings, pages, moment, reports
-- @param  plan           text       id in data/plans
-- @param  report         text?      as at this report; the latest with figures if left out
-- @param  as_of          timestamp? what was known then; now if left out
-- @column target         text       -         the page of the plan
-- @column code           text       -         number of the area and place within it
-- @column area           text       -         its area
-- @column short_vi       text       -         short name
-- @column short_en       text       -         the same in English
-- @column kind           text       -         kind of the indicator
-- @column unit           text       -         unit of its figures
-- @column due            integer    year      the year
-- @column milestone      text       -         the milestone
-- @column plan           text       -         whose it is
-- @column plan_short_vi  text       -         the plan's short name
-- @column plan_short_en  text       -         the same in English
-- @column number         text       -         number of its document, as printed
-- @column signed         date?      -         when that was signed
-- @column operative      boolean    -         in use among all plans
-- @column why            text       -         of the one in use: ruling, latest (document) or stricter; '' of the others
-- @column comparator     text       -         of the absolute level
-- @column goal           number     indicator absolute level
-- @column goal_shown     number     indicator the same as shown: of things counted, the whole number that meets it
-- @column comparator_shown text     -         the comparator as shown beside that level
-- @column goal_max       number?    indicator upper end of a range
-- @column status         text       -         its verdict
-- @column turns          boolean    -         another one of them has another verdict
-- @column actual         number?    indicator figure judged
-- @column rounding       number     indicator smallest step of its figures
-- @column actual_quarter text?      -         its quarter
-- @column closed         boolean    -         judged for good
-- @column clause         text       -         where in the document
-- @column quote          text       -         words that set it, as printed
-- @column source         text       -         document
-- @column line           integer    -         line of the document's text
-- @column ruled_at       timestamp? -         when a ruling put it in use
-- @column document       text?      -         the document that the ruling rests on
-- @column note           text?      -         what was said with the ruling
-- @origin due,line place
-- @origin rounding registry file='indicators.csv'
-- @origin goal,goal_shown,goal_max milestone milestone
-- @origin actual,status figure quarter=actual_quarter milestone span=closed
with looked as (
  select m.plan, least(coalesce(r.q, m.q), m.q) as at_q from moment as m left join reports as r on r.report = $report where m.plan = $plan
),
standing as (
  select
    p.target, p.code, p.area, p.area_place, p.short_vi, p.short_en, i.kind, i.unit, s.due, s.milestone, s.plan, s.plan_short_vi, s.plan_short_en, g.number, g.signed, s.own, s.operative, s.comparator, s.goal, s.goal_shown, s.comparator_shown, s.goal_max, s.status,
    s.actual, s.rounding, s.actual_quarter, s.closed, s.clause, s.quote, s.source, s.line, s.ruled_at, max(case when s.conflict then 1 else 0 end) over (partition by p.target, s.due) as disputed,
    min(s.status) over (partition by p.target, s.due) as least_status, max(s.status) over (partition by p.target, s.due) as most_status,
    min(g.signed) over (partition by p.target, s.due) as first_signed, max(g.signed) over (partition by p.target, s.due) as last_signed
  from looked as l
  inner join pages as p on p.plan = l.plan
  inner join registry_indicators as i on i.id = p.indicator
  inner join sayings as s on s.target = p.target and s.at_q = l.at_q and s.goal is not null
  inner join registry_plans as g on g.id = s.plan
),
said as (
  select r.milestone, r.ruled_at, r.document, r.note, row_number() over (partition by r.milestone, r.ruled_at order by r.seq desc) as nth from ruling_acts as r
)
select
  t.target, t.code, t.area, t.short_vi, t.short_en, t.kind, t.unit, t.due, t.milestone, t.plan, t.plan_short_vi, t.plan_short_en, t.number, t.signed, t.operative,
  case when not t.operative then '' when t.ruled_at is not null then 'ruling' when t.signed = t.last_signed and t.first_signed < t.last_signed then 'latest' else 'stricter' end as why,
  t.comparator, t.goal, t.goal_shown, t.comparator_shown, t.goal_max, t.status, t.least_status <> t.most_status as turns, t.actual, t.rounding, t.actual_quarter, t.closed, t.clause, t.quote, t.source, t.line, t.ruled_at, d.document, nullif(d.note, '') as note
from standing as t
left join said as d on d.milestone = t.milestone and d.ruled_at = t.ruled_at and d.nth = 1
where t.disputed = 1
order by case when t.least_status <> t.most_status then 0 else 1 end, t.area_place, t.code, t.due, case when t.own then 0 else 1 end, t.plan, t.milestone
