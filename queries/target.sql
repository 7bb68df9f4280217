-- Every milestone of a target page, its own and other plans' for the same quantity, by year.
--
-- @with   sayings, moment, pages, reports
-- @keep   target
-- @keep   target,report
-- @param  target         text    the page
-- @param  report         text?   as at this report; the latest with figures if left out
-- @param  as_of          timestamp? what was known then; now if left out
-- @column milestone      text    -         the milestone
-- @column target         text    -         the page that it belongs to
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
-- @column printed        number? -         number as printed
-- @column printed_max    number? -         upper end as printed
-- @column printed_unit   text    -         unit of the printed number
-- @column baseline_year  text    -         as printed
-- @column baseline       number? indicator value of the baseline year
-- @column baseline_q     integer? -         its last quarter
-- @column goal           number? indicator absolute level
-- @column goal_shown     number?   indicator the same as shown: of things counted, the whole number that meets it
-- @column comparator_shown text -         the comparator as shown beside that level
-- @column goal_max       number? indicator upper end of a range
-- @column status         text    -         its verdict
-- @column reason         text    -         '' or why it cannot be said
-- @column may_change     boolean -         an end of what the figure may be has another verdict
-- @column met_late       text?   -         missed in its year, met in this later quarter
-- @column locked_status  text?   -         its verdict as first published
-- @column ruled_at       timestamp? -      when a ruling put it in use
-- @column closed         boolean -         judged for good
-- @column actual         number? indicator figure judged
-- @column ranked_of      number? -         of a rank: how many were ranked then
-- @column rounding       number indicator smallest step of its figures
-- @column actual_quarter text?   -         its quarter
-- @column gap            number? indicator distance to the path of its own page
-- @column pace           number? -         way gone as a share of the way the path asks for
-- @column start          number? indicator where pace is measured from
-- @column start_is       text?   -         baseline, nothing-done or first-figure
-- @column path           text    -         ramp, step or maintain
-- @column condition      text    -         limiting words, as printed
-- @column clause         text    -         where in the document
-- @column quote          text    -         words that set it, as printed
-- @column source         text    -         document
-- @column line           integer -         line of the document's text
-- @column same_as        text    -         rows that state the same
-- @column note           text    -         damage or doubt
-- @origin rounding registry file='indicators.csv'
-- @origin due,q,baseline_q,line place
-- @origin printed,printed_max,goal,goal_shown,goal_max milestone milestone
-- @origin baseline baseline milestone
-- @origin start baseline milestone
-- @origin actual,ranked_of,status,reason figure quarter=actual_quarter milestone span=closed
-- @origin gap,pace figure quarter=page.quarter milestone
select
  s.milestone, s.of_target as target, s.plan, s.plan_short_vi, s.plan_short_en, s.own, s.operative, s.drawn, s.conflict, s.due, s.q, s.relation,
  s.comparator, s.printed, s.printed_max, s.printed_unit, s.baseline_year, s.baseline, s.baseline_q, s.goal, s.goal_shown, s.comparator_shown, s.goal_max, s.status,
  s.reason, s.may_change, s.met_late, s.locked_status, s.ruled_at, s.closed, s.actual, s.ranked_of, s.rounding, s.actual_quarter, s.gap, s.pace, s.start, s.start_is, s.path,
  s.condition, s.clause, s.quote, s.source, s.line, s.same_as, s.note
from pages as p
inner join moment as m on m.plan = p.plan
inner join sayings as s on s.target = p.target and s.at_q = least(coalesce((select max(r.q) from reports as r where r.report = $report), m.q), m.q)
where p.target = $target
order by s.due, case when s.own then 0 else 1 end, s.plan, s.milestone
