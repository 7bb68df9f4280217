-- The rows behind a figure: what each agency handed in, in which sheet and on which line, latest revision first. Asked for a target,
-- for an indicator, or for an agency. Whoever may not read an agency's sheets is told what was accepted, without its notes.
--
-- @with   bodies, pages, reports, homes, readable, received
-- @keep   target,report,agency
-- @param  target      text?   the page: its indicator and part, on its map
-- @param  plan        text?   without a page: on this plan's map
-- @param  indicator   text?   without a page: of this indicator
-- @param  report      text?   only this report, and those that a cumulative one contains
-- @param  month       text?   only this month
-- @param  agency      text?   only this agency
-- @param  boundary    text?   on which of the plan's maps the unit is: reported, current or baseline
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text      -         who reported
-- @column name_vi     text      -         its name
-- @column name_en     text      -         the same in English
-- @column report      text      -         in which report
-- @column indicator   text      -         what was measured
-- @column part        text      -         '' is the total
-- @column state       text      -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator   number?   indicator as handed in
-- @column denominator number?   indicator as handed in
-- @column value       number?   indicator as handed in
-- @column sample      number?   -         survey: sample size; rank: how many were ranked
-- @column note        text      -         as handed in
-- @column revision    integer   -         1 is the first
-- @column in_force    boolean   -         the accepted one that counts
-- @column stands      boolean   -         neither taken back nor given back
-- @column taken_back  boolean   -         its sheet was taken back
-- @column received_at timestamp -         when it was handed in
-- @column accepted_at timestamp? -         when it was accepted, null while provisional
-- @column reason      text?     -         why it was corrected
-- @column submission  text      -         receipt number
-- @column file        text      -         name of the sheet as received
-- @column sha256      text      -         of the sheet as received
-- @column sheet       text      -         worksheet
-- @column line        integer   -         line in it
-- @column cell        text      -         cell of the figure
-- @column unit        text      -         under whose account it falls: the agency itself where no plan is asked for
-- @column unit_vi     text      -         the unit's name
-- @column unit_en     text      -         the same in English
-- @origin numerator,denominator,value,sample sheet
-- @origin revision,line place
with asked as (
  select p.plan, g.territory, p.indicator, p.part from pages as p inner join registry_plans as g on g.id = p.plan where p.target = $target
  union all
  select cast($plan as varchar) as plan, g.territory, i.id as indicator, cast(null as varchar) as part
  from registry_indicators as i
  left join registry_plans as g on g.id = $plan
  where $target is null and ($indicator is not null or $agency is not null) and ($indicator is null or i.id = $indicator)
),
wanted as (
  select max(w.q) as q, max(w.year) as year, max(w.kind) as kind from reports as w where w.report = $report
),
sought as (
  select k.report, c.q
  from registry_calendar as k
  cross join wanted as w
  left join reports as c on c.report = k.report
  where ($month is null or k.report = $month) and ($report is null or c.q = w.q or (c.year = w.year and c.q < w.q and w.kind in ('H1', 'Y')))
),
sheets as (
  select
    s.submission, s.agency, s.report, c.q, s.received_at, case when r.accepted_at <= $as_of then r.accepted_at end as accepted_at, coalesce(r.withdrawn_at <= $as_of, false) as taken_back, s.reason, s.file_name, s.sha256
  from submissions as s
  inner join received as r on r.submission = s.submission
  inner join sought as c on c.report = s.report
  where s.received_at <= $as_of and ($agency is null or s.agency = $agency)
),
wished as (
  select s.*, p.plan, p.territory, p.indicator, p.part from sheets as s cross join asked as p
),
found as (
  select
    s.plan, s.territory, l.submission, l.agency, l.report, l.indicator, l.part, l.state, l.numerator, l.denominator, l.value, l.sample, l.note, l.revision, l.sheet, l.line, l.cell,
    s.q, s.received_at, s.taken_back, s.reason, s.file_name, s.sha256, v.submission is not null as given_back, case when v.submission is null then s.accepted_at end as accepted_at
  from landed as l
  inner join wished as s on s.submission = l.submission and s.indicator = l.indicator
  left join returns as v on v.submission = l.submission and v.indicator = l.indicator and v.part = l.part and v.returned_at <= $as_of
  where s.part is null or l.part = s.part or s.part = ''
)
select
  l.agency, b.name_vi, b.name_en, l.report, l.indicator, l.part, l.state, l.numerator, l.denominator, l.value, l.sample, case when $own is null or strpos($own, '|' || l.agency || '|') > 0 then l.note else '' end as note, l.revision,
  l.accepted_at is not null and row_number() over (partition by l.agency, l.report, l.indicator, l.part, l.accepted_at is null order by l.revision desc) = 1 as in_force,
  not l.given_back and not l.taken_back as stands, l.taken_back, l.received_at, l.accepted_at, l.reason, l.submission, l.file_name as file, l.sha256, l.sheet, l.line, l.cell,
  coalesce(u.unit, l.agency) as unit, coalesce(u.name_vi, b.name_vi) as unit_vi, coalesce(u.name_en, b.name_en) as unit_en
from found as l
inner join bodies as b on b.agency = l.agency and (l.territory is null or b.territory = l.territory)
left join homes as u on u.plan = l.plan and u.boundary = coalesce($boundary, 'reported') and u.agency = l.agency
where ($areas is null or exists (select 1 from readable as n where n.kind = 'figure' and n.agency = b.agency and n.subject = l.indicator))
  and ($own is null or strpos($own, '|' || l.agency || '|') > 0 or l.accepted_at is not null)
order by l.q desc nulls last, l.report desc, l.agency, l.indicator, l.part, l.revision desc
