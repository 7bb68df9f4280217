-- What every plan says of each page's quantity, by year: the page's own milestones and other plans' for the same quantity, each with its
-- verdict as at each quarter.
--
-- @with   looks, series, goals, legs, verdicts, rivals, pages, quantities, reports
-- @column target         text    -         the page looked at
-- @column at_q           integer -         as at this quarter
-- @column of_target      text    -         the page that the milestone belongs to
-- @column milestone      text    -         the milestone
-- @column plan           text    -         whose it is
-- @column plan_short_vi  text    -         the plan's short name
-- @column plan_short_en  text    -         the same in English
-- @column own            boolean -         of this page's plan
-- @column operative      boolean -         in use among all plans
-- @column drawn          boolean -         first of its page and year; the others restate it or stand behind it
-- @column conflict       boolean -         another milestone for the same year says something else
-- @column due            integer year      its year
-- @column q              integer -         its last quarter
-- @column relation       text    -         how the number is meant
-- @column comparator     text    -         of the absolute level
-- @column printed        number  -         number as printed
-- @column printed_max    number  -         upper end as printed
-- @column printed_unit   text    -         unit of the printed number
-- @column baseline_year  text    -         as printed
-- @column baseline       number  indicator value of the baseline year
-- @column baseline_q     integer -         its last quarter
-- @column goal           number  indicator absolute level
-- @column goal_shown     number  indicator the same as shown: of things counted, the whole number that meets it
-- @column comparator_shown text   -         the comparator as shown beside that level
-- @column goal_max       number  indicator upper end of a range
-- @column status         text    -         its verdict
-- @column reason         text    -         '' or why it cannot be said
-- @column may_change     boolean -         an end of what the figure may be has another verdict
-- @column met_late       text    -         missed in its year, met in this later quarter
-- @column locked_status  text    -         its verdict as first published
-- @column ruled_at       timestamp -         when a ruling put it in use
-- @column closed         boolean -         judged for good
-- @column actual         number  indicator figure judged
-- @column ranked_of      number  -         of a rank: how many were ranked then
-- @column rounding       number  indicator smallest step of its figures
-- @column actual_quarter text    -         its quarter
-- @column gap            number  indicator distance to the path of its own page
-- @column pace           number  -         way gone as a share of the way the path asks for
-- @column start          number  indicator where pace is measured from
-- @column start_is       text    -         baseline, nothing-done or first-figure
-- @column path           text    -         ramp, step or maintain
-- @column condition      text    -         limiting words, as printed
-- @column clause         text    -         where in the document
-- @column quote          text    -         words that set it, as printed
-- @column source         text    -         document
-- @column line           integer -         line of the document's text
-- @column same_as        text    -         rows that state the same
-- @column note           text    -         damage or doubt
with page as (
  select p.target, p.plan, p.indicator, p.part, p.scope, g.territory
  from pages as p
  inner join registry_plans as g on g.id = p.plan
  inner join quantities as n on n.territory = g.territory and n.indicator = p.indicator and n.part = p.part
),
looked as (
  select page.*, c.q as at_q
  from page
  inner join looks as c on c.plan = page.plan
)
select
  page.target, page.at_q, g.target as of_target, g.milestone, g.plan, p.short_vi as plan_short_vi, p.short_en as plan_short_en, g.plan = page.plan as own, v.is_operative as operative,
  v.is_first as drawn, v.conflicts > 0 as conflict, g.due, g.q, g.relation, g.comparator, r.value as printed, r.value_max as printed_max, r.unit as printed_unit,
  r.baseline as baseline_year, g.base as baseline, g.base_q as baseline_q, g.goal, g.goal_shown, g.comparator_shown, g.goal_max, coalesce(j.status, 'not-due') as status,
  coalesce(j.reason, 'not-due') as reason, coalesce(j.may_change, false) as may_change, ql.quarter as met_late, j.locked_status, v.ruled_at, coalesce(j.is_closed, false) as closed, j.actual, s.ranked_of, i.rounding,
  qj.quarter as actual_quarter, j.gap, j.pace, e.start, e.start_is, g.path_kind as path, r.condition, r.clause, r.quote, r.source, r.line, r.same_as, r.note
from looked as page
inner join goals as g on g.territory = page.territory and g.indicator = page.indicator and g.part = page.part and g.scope = page.scope
inner join registry_indicators as i on i.id = g.indicator
inner join rivals as v on v.milestone = g.milestone
inner join registry_plans as p on p.id = g.plan
inner join registry_targets as r on r.id = g.entry
left join verdicts as j on j.milestone = g.milestone and j.q = page.at_q
left join series as s on s.target = g.target and s.q = j.actual_q
left join reports as qj on qj.q = j.actual_q
left join reports as ql on ql.q = j.met_late_q
left join legs as e on e.milestone = g.milestone
