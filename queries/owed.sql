-- What an agency owes in a report: the lines of its sheet, with the figure it last handed in. Open lines of a body whose work it
-- carries on are owed too, and say from whom they passed: under that body's name they are handed in. A new figure is compared with the
-- last one of its kind: of an amount that adds up over its window, with that of the same window a year before.
--
-- @deed   read-sheets
-- @keep   agency,report
-- @with   lines, reports, rules, history, handed, newest, comparable, bodies, heirs, homes, pages, readable
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
-- @column timing               text    -         stock, flow, survey
-- @column unit                 text    -         unit of its figures
-- @column rounding             number  indicator smallest step of its figures
-- @column area                 text    -         area of the first page that shows it
-- @column area_number          text    -         number of that area in its plan
-- @column code                 text    -         code of that page
-- @column numerator_vi         text    -         numerator in words
-- @column numerator_en         text    -         the same in English
-- @column denominator_vi       text    -         denominator in words
-- @column denominator_en       text    -         the same in English
-- @column previous_report      text?   -         the last report before this one with a figure
-- @column previous_numerator   number? indicator handed in then
-- @column previous_denominator number? indicator handed in then
-- @column previous_value       number? indicator handed in then
-- @column previous_level       number? indicator the same as a level: of a share its percent
-- @column last_year_report     text?   -         the same report of the year before, where it had a figure
-- @column last_year_numerator  number? indicator handed in then
-- @column last_year_denominator number? indicator handed in then
-- @column last_year_value      number? indicator handed in then
-- @column last_year_level      number? indicator the same as a level
-- @column compared_report      text?   -         the last report before with which a new level is compared
-- @column compared_level       number? indicator the level in it
-- @column handed_submission    text?   -         receipt of the latest figure handed in for this very report, but for one that was given back and given up, or a correction that was taken back
-- @column handed_stands        boolean -         it was neither given back nor taken back
-- @column counts               boolean -         a figure of it counts for this very report: another one would correct it
-- @column handed_state         text?   -         reported, nothing-to-report or not-applicable
-- @column handed_numerator     number? indicator of it
-- @column handed_denominator   number? indicator of it
-- @column handed_value         number? indicator of it
-- @column handed_sample        number? -         of it
-- @column handed_error         number? indicator of it: standard error of a survey
-- @column handed_reference     text?   -         of it: what year or quarter a survey measured
-- @column handed_note          text?   -         of it
-- @column proof                text?   -         when a figure of it should have a document, by rules.json: always, or changed where one counts already
-- @column definition_vi        text    -         one sentence
-- @column definition_en        text    -         the same in English
-- @column passed_from          text?   -         the ended body that owed it, where its duty passed on; null for a line of its own
-- @column passed_from_vi       text?   -         that body's name
-- @column passed_from_en       text?   -         the same in English
-- @column unit_agency          text    -         under whose account the line falls
-- @column unit_vi              text    -         that unit's name
-- @column unit_en              text    -         the same in English
-- @origin previous_numerator,previous_denominator,previous_value sheets indicator agency=passed_from,agency report=previous_report part
-- @origin last_year_numerator,last_year_denominator,last_year_value sheets indicator agency=passed_from,agency report=last_year_report part
-- @origin previous_level made previous_numerator,previous_denominator,previous_value
-- @origin last_year_level made last_year_numerator,last_year_denominator,last_year_value
-- @origin compared_level sheets indicator agency=passed_from,agency report=compared_report part
-- @origin handed_numerator,handed_denominator,handed_value,handed_sample sheets indicator agency=passed_from,agency report part
-- @origin handed_error counted question='observations' indicator agency report
-- @origin rounding registry file='indicators.csv'
with known as (
  select o.agency, o.indicator, o.part, o.report, o.q, o.numerator, o.denominator, o.value, o.level, o.state from newest as o where o.state <> 'withdrawn'
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
  select k.agency, k.indicator, k.part, k.report, k.numerator, k.denominator, k.value, k.level, row_number() over (partition by k.agency, k.indicator, k.part order by k.q desc) as place
  from known as k
  inner join asked as l on l.agency = k.agency and l.indicator = k.indicator and l.part = k.part
  inner join reports as c on c.report = $report and k.q < c.q
  where k.state in ('reported', 'nothing-to-report')
),
yearly as (
  select k.agency, k.indicator, k.part, k.report, k.numerator, k.denominator, k.value, k.level
  from known as k
  inner join reports as c on c.report = $report and k.q = c.q - 4
  where k.state in ('reported', 'nothing-to-report')
),
beside as (
  select k.agency, k.indicator, k.part, k.report, k.level, row_number() over (partition by k.agency, k.indicator, k.part order by k.q desc) as place
  from known as k
  inner join comparable as c on c.report = $report and c.indicator = k.indicator and c.earlier = k.report
  where k.level is not null
),
counting as (
  select o.agency, o.indicator, o.part, o.revision
  from history as o
  where o.agency in (select a.agency from asked as a) and o.report = $report and o.accepted_at <= $as_of and (o.superseded_at is null or o.superseded_at > $as_of)
),
handed_in as (
  select
    o.agency, o.indicator, o.part, o.submission, o.state, o.numerator, o.denominator, o.value, o.sample, o.standard_error, d.reference, d.note,
    o.void_at is null or o.void_at > $as_of as stands, row_number() over (partition by o.agency, o.indicator, o.part order by o.revision desc) as place
  from history as o
  inner join landed as d on d.submission = o.submission and d.indicator = o.indicator and d.part = o.part
  where o.agency in (select a.agency from asked as a) and o.report = $report and o.received_at <= $as_of
    and o.submission not in (select f.submission from handed as f inner join returns as r on r.submission = f.submission where f.stage = 'withdrawn')
    -- a correction that was taken back leaves what it would have corrected
    and not exists (
      select 1
      from handed as f
      inner join counting as t on t.agency = o.agency and t.indicator = o.indicator and t.part = o.part
      where f.submission = o.submission and f.stage = 'withdrawn'
    )
),
asking as (
  select ' ' || r.evidence_for || ' ' as kinds
  from rules as r
  inner join reports as c on c.report = $report and c.ends >= r.from_day and (r.to_day is null or c.ends < r.to_day)
),
paged as (
  select p.territory, g.indicator, g.part, g.area, g.area_number, g.area_place, g.code,
    row_number() over (partition by p.territory, g.indicator, g.part order by p.position, p.id, g.code) as place
  from pages as g
  inner join registry_plans as p on p.id = g.plan
),
mapped as (
  select territory, id as plan, row_number() over (partition by territory order by position, id) as place from registry_plans where $plan is null or id = $plan
)
select
  l.indicator, l.part, i.name_vi, i.name_en, i.kind, i.timing, i.unit, i.rounding, coalesce(g.area, '') as area, coalesce(g.area_number, '') as area_number, coalesce(g.code, '') as code,
  i.numerator_vi, i.numerator_en, i.denominator_vi, i.denominator_en,
  e.report as previous_report, e.numerator as previous_numerator, e.denominator as previous_denominator, e.value as previous_value, e.level as previous_level,
  y.report as last_year_report, y.numerator as last_year_numerator, y.denominator as last_year_denominator, y.value as last_year_value, y.level as last_year_level, w.report as compared_report, w.level as compared_level,
  h.submission as handed_submission, coalesce(h.stands, false) as handed_stands, t.agency is not null as counts, h.state as handed_state, h.numerator as handed_numerator, h.denominator as handed_denominator, h.value as handed_value,
  h.sample as handed_sample, h.standard_error as handed_error, h.reference as handed_reference, h.note as handed_note,
  case
    when strpos(s.kinds, ' ' || i.kind || ' ') > 0 then 'always'
    when t.agency is not null and strpos(s.kinds, ' correction ') > 0 then case when t.revision > 1 then 'always' else 'changed' end
  end as proof, i.definition_vi, i.definition_en,
  l.passed_from, case when l.passed_from is not null then b.name_vi end as passed_from_vi, case when l.passed_from is not null then b.name_en end as passed_from_en,
  coalesce(u.unit, l.agency) as unit_agency, coalesce(u.name_vi, b.name_vi) as unit_vi, coalesce(u.name_en, b.name_en) as unit_en
from asked as l
inner join registry_indicators as i on i.id = l.indicator
inner join bodies as b on b.agency = l.agency
left join readable as n on n.kind = 'figure' and n.agency = l.agency and n.subject = l.indicator
cross join asking as s
left join counting as t on t.agency = l.agency and t.indicator = l.indicator and t.part = l.part
left join earlier as e on e.agency = l.agency and e.indicator = l.indicator and e.part = l.part and e.place = 1
left join yearly as y on y.agency = l.agency and y.indicator = l.indicator and y.part = l.part
left join beside as w on w.agency = l.agency and w.indicator = l.indicator and w.part = l.part and w.place = 1
left join handed_in as h on h.agency = l.agency and h.indicator = l.indicator and h.part = l.part and h.place = 1 and h.state <> 'withdrawn'
left join paged as g on g.territory = l.territory and g.indicator = l.indicator and g.part = l.part and g.place = 1
left join mapped as p on p.territory = l.territory and p.place = 1
left join homes as u on u.plan = p.plan and u.boundary = coalesce($boundary, 'reported') and u.agency = l.agency
where $areas is null or n.subject is not null
order by case when l.passed_from is null then 0 else 1 end, l.passed_from, coalesce(g.area_place, 99), g.code, l.indicator, l.part
