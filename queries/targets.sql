-- Every target page of a plan with its verdicts, worst first.
--
-- @with   catalogue, moment, reports
-- @param  plan              text    id in data/plans
-- @param  area              text?   only this area
-- @param  status            text?   only this status
-- @param  report            text?   as at this report; the latest with figures if left out
-- @param  as_of             timestamp? what was known then; now if left out
-- @column target            text    -         the page
-- @column plan              text    -         its plan
-- @column area              text    -         its area
-- @column area_number       text    -         number of the area in the plan
-- @column code              text    -         number of the area and place within it
-- @column indicator         text    -         what is measured
-- @column short_vi          text    -         short name
-- @column short_en          text    -         the same in English
-- @column kind              text    -         kind of the indicator
-- @column unit              text    -         unit of its figures
-- @column better            text    -         up or down
-- @column scope             text    -         province or department
-- @column part              text    -         '' is the total
-- @column milestone         text?   -         the next open milestone; the last one where none is open
-- @column relation          text?   -         how the number is meant
-- @column comparator        text?   -         of the absolute level
-- @column due               integer? year      of the milestone
-- @column printed           number? -         number as printed
-- @column printed_max       number? -         upper end as printed
-- @column printed_unit      text?   -         unit of the printed number
-- @column goal              number? indicator absolute level; null where the baseline is not known
-- @column goal_shown        number?   indicator the same as shown: of things counted, the whole number that meets it
-- @column goal_max          number? indicator upper end of a range
-- @column actual            number? indicator latest figure in force
-- @column numerator         number? indicator of it
-- @column denominator       number? indicator of it
-- @column q                 integer? -         its quarter
-- @column quarter           text?   -         the same as 2026Q3
-- @column provisional       number? indicator figure of the report looked at with sheets not accepted yet
-- @column revised_from      number? indicator before its correction
-- @column baseline          number? indicator where the path begins
-- @column path              number? indicator what the path asks for
-- @column gap               number? indicator distance to the path, above zero is better
-- @column remaining         number? indicator distance to the milestone, zero once there
-- @column pace              number? -         way gone as a share of the way the path asks for
-- @column arrow             number? -         pace of the last four quarters as a share of the pace still needed
-- @column status            text    -         verdict of the open milestone
-- @column closed            boolean -         no milestone is open any more
-- @column met_late          boolean -         missed in its year, met since
-- @column passed_milestone  text?   -         the last one judged for good
-- @column passed_due        integer? year      its year
-- @column passed_goal       number? indicator its level
-- @column passed_comparator text?   -         its comparator
-- @column passed_actual     number? indicator the figure that judged it
-- @column passed_status     text?   -         its verdict
-- @column freshness         text    -         current, provisional, late, missing, revised
-- @column lead_vi           text    -         lead body of the area
-- @column lead_en           text    -         the same in English
-- @column agencies_reported integer? agency    in the figure
-- @column agencies_expected integer? agency    who owe the report looked at
-- @column conflicts         integer row       milestones of any plan for the same quantity and year with another value
select
  c.target, c.plan, c.area, c.area_number, c.code, c.indicator, c.short_vi, c.short_en, c.kind,
  c.unit, c.better, c.scope, c.part, c.milestone, c.relation, c.comparator, c.due, c.printed,
  c.printed_max, c.printed_unit, c.goal, c.goal_shown, c.goal_max, c.actual, c.numerator, c.denominator, c.q,
  c.quarter, c.provisional, c.revised_from, c.baseline, c.path, c.gap, c.remaining, c.pace, c.arrow,
  c.status, c.closed, c.met_late, c.passed_milestone, c.passed_due, c.passed_goal, c.passed_comparator, c.passed_actual, c.passed_status, c.freshness,
  c.lead_vi, c.lead_en, c.agencies_reported, c.agencies_expected, c.conflicts
from catalogue as c
inner join moment as m on m.plan = c.plan
left join reports as r on r.report = $report
where c.plan = $plan and c.at_q = least(coalesce(r.q, m.q), m.q) and ($area is null or c.area = $area) and ($status is null or c.status = $status)
order by c.severity, c.pace nulls last, c.area_place, c.code
