-- The rows behind a figure: what each agency handed in, in which sheet and on which line, latest revision first. Asked for a target,
-- for an indicator, or for an agency. Whoever may not read an agency's sheets is told what was accepted, without its notes.
--
-- @with   bodies, pages, reports, homes, readable
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
reporters as (
  select b.agency, b.territory, b.name_vi, b.name_en from bodies as b where $agency is null or b.agency = $agency
),
sought as (
  select k.report, c.q
  from registry_calendar as k
  left join reports as c on c.report = k.report
  left join reports as w on w.report = $report
  where ($month is null or k.report = $month) and (w.q is null or c.q = w.q or (c.year = w.year and c.q < w.q and w.kind in ('H1', 'Y')))
)
select
  l.agency, b.name_vi, b.name_en, l.report, l.indicator, l.part, l.state, l.numerator, l.denominator, l.value, l.sample, case when $own is null or strpos($own, '|' || l.agency || '|') > 0 then l.note else '' end as note, l.revision,
  a.acted_at is not null and v.submission is null
    and row_number() over (partition by l.agency, l.report, l.indicator, l.part, a.acted_at is null or v.submission is not null order by l.revision desc) = 1 as in_force,
  v.submission is null and t.subject is null as stands, t.subject is not null as taken_back, s.received_at, case when v.submission is null then a.acted_at end as accepted_at, s.reason, l.submission, s.file_name as file, s.sha256, l.sheet, l.line, l.cell,
  coalesce(u.unit, l.agency) as unit, coalesce(u.name_vi, b.name_vi) as unit_vi, coalesce(u.name_en, b.name_en) as unit_en
from landed as l
inner join asked as p on p.indicator = l.indicator
inner join reporters as b on b.agency = l.agency and (p.territory is null or b.territory = p.territory)
inner join sought as c on c.report = l.report
inner join submissions as s on s.submission = l.submission and s.received_at <= $as_of
left join readable as n on n.kind = 'figure' and n.agency = b.agency and n.subject = l.indicator
left join acts as a on a.subject = l.submission and a.kind = 'accept' and a.acted_at <= $as_of
left join acts as t on t.subject = l.submission and t.kind = 'withdraw' and t.acted_at <= $as_of
left join returns as v on v.submission = l.submission and v.indicator = l.indicator and v.part = l.part and v.returned_at <= $as_of
left join homes as u on u.plan = p.plan and u.boundary = coalesce($boundary, 'reported') and u.agency = l.agency
where (p.part is null or l.part = p.part or p.part = '') and ($areas is null or n.subject is not null)
  and ($own is null or strpos($own, '|' || l.agency || '|') > 0 or (a.acted_at is not null and v.submission is null))
order by c.q desc nulls last, l.report desc, l.agency, l.indicator, l.part, l.revision desc
