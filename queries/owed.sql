-- What an agency owes in a report: the lines of its sheet, with the figure it last handed in. Open lines of a body whose work it
-- carries on are owed too, and say from whom they passed: under that body's name they are handed in.
--
-- @with   lines, reports, history, bodies, heirs, homes
-- @param  agency               text    who hands it in
-- @param  report               text    for which report
-- @param  plan                 text?   whose map the unit is on; of the agency's map the first plan if left out
-- @param  boundary             text?   on which map the unit is: reported, current or baseline
-- @param  as_of                timestamp? what was known then; now if left out
-- @column indicator            text    -         what is owed
-- @column part                 text    -         '' is the total
-- @column name_vi              text    -         name
-- @column name_en              text    -         the same in English
-- @column kind                 text    -         share, count, money, survey, rank, done
-- @column unit                 text    -         unit of its figures
-- @column numerator_vi         text    -         numerator in words
-- @column numerator_en         text    -         the same in English
-- @column denominator_vi       text    -         denominator in words
-- @column denominator_en       text    -         the same in English
-- @column previous_report      text?   -         the last report before this one with a figure
-- @column previous_numerator   number? indicator handed in then
-- @column previous_denominator number? indicator handed in then
-- @column previous_value       number? indicator handed in then
-- @column passed_from          text?   -         the ended body that owed it, where its duty passed on; null for a line of its own
-- @column passed_from_vi       text?   -         that body's name
-- @column passed_from_en       text?   -         the same in English
-- @column unit_agency          text    -         under whose account the line falls
-- @column unit_vi              text    -         that unit's name
-- @column unit_en              text    -         the same in English
-- @origin previous_numerator,previous_denominator,previous_value sheets indicator agency=passed_from,agency report=previous_report part
with known as (
  select o.agency, o.indicator, o.part, o.report, o.q, o.numerator, o.denominator, o.value, o.state
  from history as o
  where o.received_at <= $as_of and (o.replaced_at is null or o.replaced_at > $as_of) and o.state <> 'withdrawn'
),
asked as (
  select l.agency, l.territory, l.indicator, l.part, cast(null as varchar) as passed_from from lines as l where l.agency = $agency and l.report = $report
  union all
  select l.agency, l.territory, l.indicator, l.part, l.agency as passed_from
  from lines as l
  inner join heirs as h on h.agency = l.agency and h.heir = $agency
  left join (select distinct agency, indicator, report from known) as k on k.agency = l.agency and k.indicator = l.indicator and k.report = l.report
  where l.report = $report and k.agency is null
),
earlier as (
  select k.agency, k.indicator, k.part, k.report, k.numerator, k.denominator, k.value, row_number() over (partition by k.agency, k.indicator, k.part order by k.q desc) as place
  from known as k
  inner join asked as l on l.agency = k.agency and l.indicator = k.indicator and l.part = k.part
  inner join reports as c on c.report = $report and k.q < c.q
  where k.state in ('reported', 'nothing-to-report')
),
mapped as (
  select territory, id as plan, row_number() over (partition by territory order by position, id) as place from registry_plans where $plan is null or id = $plan
)
select
  l.indicator, l.part, i.name_vi, i.name_en, i.kind, i.unit, i.numerator_vi, i.numerator_en, i.denominator_vi, i.denominator_en,
  e.report as previous_report, e.numerator as previous_numerator, e.denominator as previous_denominator, e.value as previous_value,
  l.passed_from, case when l.passed_from is not null then b.name_vi end as passed_from_vi, case when l.passed_from is not null then b.name_en end as passed_from_en,
  coalesce(u.unit, l.agency) as unit_agency, coalesce(u.name_vi, b.name_vi) as unit_vi, coalesce(u.name_en, b.name_en) as unit_en
from asked as l
inner join registry_indicators as i on i.id = l.indicator
inner join bodies as b on b.agency = l.agency
left join earlier as e on e.agency = l.agency and e.indicator = l.indicator and e.part = l.part and e.place = 1
left join mapped as p on p.territory = l.territory and p.place = 1
left join homes as u on u.plan = p.plan and u.boundary = coalesce($boundary, 'reported') and u.agency = l.agency
order by case when l.passed_from is null then 0 else 1 end, l.passed_from, l.indicator, l.part
