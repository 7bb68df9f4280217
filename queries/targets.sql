-- Every target page of a plan with its verdicts, worst first.
--
-- @with   catalogue, moves, moment, reports, leads, bodies
-- @keep   plan
-- @keep   plan,report
-- @narrow area,status
-- @param  plan              text    id in data/plans
-- @param  area              text?   only this area
-- @param  status            text?   only this status
-- @param  report            text?   as at this report; the latest with figures if left out
-- @param  as_of             timestamp? what was known then; now if left out
-- @column target            text     -         the page
-- @column plan              text     -         its plan
-- @column area              text     -         its area
-- @column area_number       text     -         number of the area in the plan
-- @column code              text     -         number of the area and place within it
-- @column indicator         text     -         what is measured
-- @column short_vi          text     -         short name
-- @column short_en          text     -         the same in English
-- @column kind              text     -         kind of the indicator
-- @column unit              text     -         unit of its figures
-- @column better            text     -         up or down
-- @column rounding          number   indicator smallest step of its figures
-- @column scope             text     -         province or department
-- @column part              text     -         '' is the total
-- @column milestone         text?    -         the next open milestone; the last one where none is open
-- @column relation          text?    -         how the number is meant
-- @column comparator        text?    -         of the absolute level
-- @column due               integer? year      of the milestone
-- @column printed           number?  -         number as printed
-- @column printed_max       number?  -         upper end as printed
-- @column printed_unit      text?    -         unit of the printed number
-- @column goal              number?  indicator absolute level; null where the baseline is not known
-- @column goal_shown        number?  indicator the same as shown: of things counted, the whole number that meets it
-- @column comparator_shown  text?    -         the comparator as shown beside that level
-- @column goal_max          number?  indicator upper end of a range
-- @column actual            number?  indicator latest figure in force
-- @column numerator         number?  indicator of it
-- @column denominator       number?  indicator of it
-- @column ranked_of         number?  -         of a rank: how many were ranked
-- @column q                 integer? -         its quarter
-- @column quarter           text?    -         the same as 2026Q3
-- @column provisional       number?  indicator figure of the report looked at with sheets not accepted yet
-- @column revised_from      number?  indicator before its correction
-- @column baseline          number?  indicator where the path begins
-- @column path              number?  indicator what the path asks for
-- @column gap               number?  indicator distance to the path, above zero is better
-- @column remaining         number?  indicator distance to the milestone, zero once there
-- @column pace              number?  -         way gone as a share of the way the path asks for
-- @column lag               number?  -         distance to the path as a share of the way between two milestones
-- @column pace_needed       number?  indicator each quarter from now to the milestone
-- @column pace_kept         number?  indicator mean change of the last four quarters
-- @column arrow             number?  -         pace of the last four quarters as a share of the pace still needed
-- @column status            text     -         verdict of the open milestone
-- @column reason            text     -         '' or why it cannot be said
-- @column may_change        boolean  -         an end of what the figure may be has another verdict
-- @column closed            boolean  -         no milestone is open any more
-- @column met_late          text?    -         missed in its year, met in this later quarter
-- @column passed_milestone  text?    -         the last one judged for good
-- @column passed_due        integer? year      its year
-- @column passed_goal       number?  indicator its level
-- @column passed_comparator text?    -         its comparator, as the level is shown
-- @column passed_actual     number?  indicator the figure that judged it
-- @column passed_status     text?    -         its verdict
-- @column freshness         text     -         current, provisional, late, missing, revised, break
-- @column lead_vi           text     -         lead body of the area
-- @column lead_en           text     -         the same in English
-- @column coverage          number?  -         part of the figure that is known
-- @column low               number?  indicator at worst, where bodies are absent
-- @column high              number?  indicator at best
-- @column carried           integer  agency    whose last value stands in
-- @column half_year         boolean  -         the half-year stands for the quarter
-- @column standard_error    number?  indicator of a survey
-- @column few_cases         boolean  -         too few cases to rank
-- @column outlook           text?    -         likely, uncertain or unlikely to reach the milestone
-- @column forecast          number?  indicator at the milestone
-- @column forecast_low      number?  indicator lower edge there
-- @column forecast_high     number?  indicator upper edge there
-- @column agencies_reported integer? agency    in the figure
-- @column agencies_expected integer? agency    who owe the report looked at
-- @column conflicts         integer  row       milestones of any plan for the same quantity and year with another value
-- @column moved             text?    -         better or worse: its verdict beside that of a quarter before
-- @column gone              number?  percent   of the way from where the path begins to the milestone, below zero where it went back; none for a rank
-- @column lead_agency       text?    -         the body that the lead names, or the one that carries its work on
-- @column lead_heir_vi      text?    -         the name of the one that carries it on; null where the named body still leads
-- @column lead_heir_en      text?    -         the same in English
-- @origin rounding registry file='indicators.csv'
-- @origin due,q,passed_due place
-- @origin printed,printed_max,goal,goal_shown,goal_max milestone milestone
-- @origin passed_goal milestone milestone=passed_milestone
-- @origin actual,numerator,denominator,ranked_of,coverage,low,high,carried,standard_error,agencies_reported figure quarter milestone
-- @origin gap,remaining,pace,lag,status,reason figure quarter milestone
-- @origin provisional figure quarter=looked standing='latest'
-- @origin revised_from figure quarter standing='first'
-- @origin passed_actual,passed_status figure quarter=passed_due milestone=passed_milestone span='year'
-- @origin baseline baseline milestone
-- @origin path path milestone
-- @origin pace_needed made goal,actual
-- @origin pace_kept change quarter
-- @origin gone made baseline,goal,actual
-- @origin arrow made pace_kept,pace_needed
-- @origin forecast,forecast_low,forecast_high counted question='points' target
-- @origin agencies_expected expected quarter=looked
-- @origin conflicts counted question='target' target
select
  c.target, c.plan, c.area, c.area_number, c.code, c.indicator, c.short_vi, c.short_en, c.kind, c.unit, c.better, c.rounding,
  c.scope, c.part, c.milestone, c.relation, c.comparator, c.due, c.printed, c.printed_max, c.printed_unit, c.goal,
  c.goal_shown, c.comparator_shown, c.goal_max, c.actual, c.numerator, c.denominator, c.ranked_of, c.q, c.quarter, c.provisional, c.revised_from,
  c.baseline, c.path, c.gap, c.remaining, c.pace, c.lag, c.pace_needed, c.pace_kept, c.arrow, c.status, c.reason,
  c.may_change, c.closed, c.met_late, c.passed_milestone, c.passed_due, c.passed_goal, c.passed_comparator,
  c.passed_actual, c.passed_status, c.freshness, c.lead_vi, c.lead_en, c.coverage, c.low, c.high, c.carried, c.half_year,
  c.standard_error, c.few_cases, c.outlook, c.forecast, c.forecast_low, c.forecast_high, c.agencies_reported,
  c.agencies_expected, c.conflicts, v.moved,
  case when c.kind <> 'rank' then 100.0 * (c.actual - c.baseline) / nullif(case when c.comparator = 'range' and c.actual > c.goal_max then c.goal_max when c.comparator = 'range' and c.actual > c.goal then c.actual else c.goal end - c.baseline, 0) end as gone,
  coalesce(l.heir, l.agency) as lead_agency, b.name_vi as lead_heir_vi, b.name_en as lead_heir_en
from moment as m
inner join catalogue as c on c.plan = m.plan and c.at_q = least(coalesce((select max(r.q) from reports as r where r.report = $report), m.q), m.q)
left join moves as v on v.target = c.target and v.q = c.at_q
left join leads as l on l.plan = c.plan and l.lead = c.lead_vi
left join bodies as b on b.agency = l.heir
where m.plan = $plan and ($area is null or c.area = $area) and ($status is null or c.status = $status)
order by c.severity, c.lag nulls last, c.area_place, c.code
