-- Every target page as it stands at each quarter: its next open milestone with its verdict, the last passed one, the latest figure.
--
-- @with   stances, looks, pages, headlines, goals, series, rivals, reports, rules, legs, forecasts, freshness
-- @column at_q              integer -         as at this quarter
-- @column severity          integer -         1 is the worst
-- @column area_place        integer -         order of the area in the plan
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
-- @column rounding          number    indicator smallest step of its figures
-- @column scope             text    -         province or department
-- @column part              text    -         '' is the total
-- @column milestone         text    -         the next open milestone; the last one where none is open
-- @column relation          text    -         how the number is meant
-- @column comparator        text    -         of the absolute level
-- @column due               integer  year      of the milestone
-- @column printed           number  -         number as printed
-- @column printed_max       number  -         upper end as printed
-- @column printed_unit      text    -         unit of the printed number
-- @column goal              number  indicator absolute level; null where the baseline is not known
-- @column goal_shown        number    indicator the same as shown: of things counted, the whole number that meets it
-- @column comparator_shown  text    -         the comparator as shown beside that level
-- @column goal_max          number  indicator upper end of a range
-- @column actual            number  indicator latest figure in force
-- @column numerator         number  indicator of it
-- @column denominator       number  indicator of it
-- @column ranked_of         number  -         of a rank: how many were ranked
-- @column q                 integer  -         its quarter
-- @column quarter           text    -         the same as 2026Q3
-- @column provisional       number  indicator figure of the report looked at with sheets not accepted yet
-- @column revised_from      number  indicator before its correction
-- @column baseline          number  indicator where the path begins
-- @column path              number  indicator what the path asks for
-- @column gap               number  indicator distance to the path, above zero is better
-- @column remaining         number  indicator distance to the milestone, zero once there
-- @column pace              number  -         way gone as a share of the way the path asks for
-- @column lag               number  -         distance to the path as a share of the way between two milestones
-- @column pace_needed       number  indicator each quarter from now to the milestone
-- @column pace_kept         number  indicator mean change of the last four quarters
-- @column arrow             number  -         pace kept as a share of the pace needed
-- @column status            text    -         verdict of the open milestone
-- @column reason            text    -         '' or why it cannot be said
-- @column may_change        boolean -         an end of what the figure may be has another verdict
-- @column closed            boolean  -         no milestone is open any more
-- @column met_late          text    -         missed in its year, met in this later quarter
-- @column passed_milestone  text    -         the last one judged for good
-- @column passed_due        integer  year      its year
-- @column passed_goal       number  indicator its level
-- @column passed_comparator text    -         its comparator, as the level is shown
-- @column passed_actual     number  indicator the figure that judged it
-- @column passed_status     text    -         its verdict
-- @column freshness         text    -         current, provisional, late, missing, revised, break (within the four quarters up to the figure)
-- @column lead_vi           text    -         lead body of the area
-- @column lead_en           text    -         the same in English
-- @column coverage          number  -         part of the figure that is known
-- @column low               number  indicator at worst, where bodies are absent
-- @column high              number  indicator at best
-- @column carried           integer agency    whose last value stands in
-- @column half_year         boolean -         the half-year stands for the quarter
-- @column standard_error    number  indicator of a survey
-- @column few_cases         boolean -         too few cases to rank
-- @column outlook           text    -         likely, uncertain or unlikely to reach the milestone
-- @column forecast          number  indicator at the milestone
-- @column forecast_low      number  indicator lower edge there
-- @column forecast_high     number  indicator upper edge there
-- @column agencies_reported integer  agency    in the figure
-- @column agencies_expected integer  agency    who owe the report looked at
-- @column conflicts         integer row       milestones of any plan for the same quantity and year with another value
with conflicting as (
  select g.target, max(r.conflicts) as conflicts from goals as g inner join rivals as r on r.milestone = g.milestone group by g.target
)
select
  x.at_q, x.severity,
  p.area_place,
  p.target, p.plan, p.area, p.area_number, p.code, p.indicator, p.short_vi, p.short_en, i.kind, i.unit, i.better, i.rounding, p.scope, p.part,
  h.milestone, g.relation, g.comparator, g.due, r.value as printed, r.value_max as printed_max, r.unit as printed_unit, g.goal, g.goal_shown, g.comparator_shown, g.goal_max,
  s.actual, s.numerator, s.denominator, s.ranked_of, s.q,
  qs.quarter as quarter,
  n.provisional, s.revised_from, coalesce(g.base, b.start) as baseline, h.path, h.gap,
  case
    when s.actual is null or g.goal is null then null
    when g.comparator in ('<=', '<') then greatest(s.actual - g.goal, 0)
    when g.comparator = 'range' then greatest(g.goal - s.actual, s.actual - g.goal_max, 0)
    when g.comparator = '=' then case when round(i.rounding / 2.0 - abs(s.actual - g.goal), 9) > 0 then 0 else abs(s.actual - g.goal) end
    else greatest(g.goal - s.actual, 0)
  end as remaining,
  h.pace, h.lag, h.pace_needed, h.pace_kept, h.arrow, x.status, coalesce(h.reason, 'not-due') as reason, coalesce(h.may_change, false) as may_change,
  coalesce(h.is_closed, false) as closed, mq.quarter as met_late, h.passed_milestone, pg.due as passed_due, pg.goal_shown as passed_goal, pg.comparator_shown as passed_comparator,
  h.passed_actual, h.passed_status,
  o.freshness,
  p.lead_vi, p.lead_en, s.coverage, s.low, s.high, coalesce(s.carried, 0) as carried, coalesce(s.is_half, false) as half_year, s.standard_error,
  coalesce(i.kind = 'share' and s.denominator < u.few_cases, false) as few_cases, f.outlook, f.at_goal as forecast, f.at_goal_low as forecast_low, f.at_goal_high as forecast_high, s.agencies as agencies_reported, coalesce(n.agencies_expected, s.agencies_expected) as agencies_expected, coalesce(c.conflicts, 0) as conflicts
from stances as x
inner join pages as p on p.target = x.target
inner join looks as w on w.plan = x.plan and w.q = x.at_q
inner join registry_indicators as i on i.id = p.indicator
inner join rules as u on w.ends >= u.from_day and (u.to_day is null or w.ends < u.to_day)
left join headlines as h on h.target = x.target and h.q = x.at_q
left join goals as g on g.milestone = h.milestone
left join registry_targets as r on r.id = g.entry
left join goals as pg on pg.milestone = h.passed_milestone
left join series as s on s.target = x.target and s.q = x.actual_q
left join reports as qs on qs.q = s.q
left join series as n on n.target = x.target and n.q = x.at_q
left join forecasts as f on f.target = x.target and f.q = x.at_q
left join reports as mq on mq.q = h.met_late_q
left join freshness as o on o.target = x.target and o.at_q = x.at_q
left join conflicting as c on c.target = x.target
left join (select target, max(start) as start from legs where is_opening group by target) as b on b.target = x.target
