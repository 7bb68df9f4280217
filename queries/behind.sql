-- The observations that a figure is made of, each with its weight: 1 where it is added, −1 where an earlier report is taken off a
-- cumulative one, the stated share across a split. Weight × figure, added up, is the figure; bodies that are absent and carried
-- forward stand below with the figure that stands in for them.
--
-- @keep   target,quarter
-- @with   windows, records, leavings, standins, observations, history, quantities, lineage, duties, lines, maps, pages, reports, bodies, readable
-- @param  target      text?   the page; without one,
-- @param  territory   text?   the map,
-- @param  indicator   text?   what was measured there,
-- @param  part        text?   and of which part; the total if left out
-- @param  quarter     text    whose figure: 2026Q3
-- @param  span        text?   year for the figure that judges the year, else the live figure
-- @param  standing    text?   first accepted, latest handed in, or accepted: what is in force
-- @param  agency      text?   only what stands on this body's or group's account
-- @param  boundary    text?   on which map that account is: reported, current or baseline
-- @param  as_of       timestamp? what was known then; now if left out
-- @column role        text      -         added, taken-off or carried
-- @column weight      number    -         how often it counts
-- @column agency      text      -         who reported
-- @column name_vi     text      -         its name
-- @column name_en     text      -         the same in English
-- @column report      text      -         in which report
-- @column part        text      -         '' is the total
-- @column state       text      -         reported, nothing-to-report or not-applicable
-- @column numerator   number?   indicator as handed in
-- @column denominator number?   indicator as handed in
-- @column value       number?   indicator as handed in
-- @column sample      number?   -         survey: sample size; rank: how many were ranked
-- @column revision    integer   -         1 is the first
-- @column origin      text      -         new, late or correction
-- @column received_at timestamp -         when it was handed in
-- @column accepted_at timestamp? -        when it was accepted, null while it is not
-- @column handed_in_by text?    -         pseudonym of who handed it in
-- @column accepted_by text?     -         pseudonym of who accepted it
-- @column reason      text?     -         why it was corrected
-- @column submission  text      -         receipt number
-- @column file        text      -         name of the sheet as received
-- @column sha256      text      -         of the sheet as received
-- @column sheet       text      -         worksheet
-- @column line        integer   -         line in it
-- @column cell        text      -         cell of the figure
-- @column note        text      -         as handed in
-- @origin weight made role,agency,report
-- @origin numerator,denominator,value,sample sheet
-- @origin revision,line place
with measured as (
  select p.plan, g.territory, p.indicator, p.part from pages as p inner join registry_plans as g on g.id = p.plan where p.target = $target
  union all
  select min(id) as plan, territory, $indicator as indicator, coalesce($part, '') as part from registry_plans where $target is null and territory = $territory group by territory
),
page as (
  select
    p.plan, n.territory, n.indicator, n.part, n.kind, n.timing, c.q, coalesce($span, '') = 'year' and n.timing = 'flow' as is_year,
    case when n.kind in ('count', 'money') and n.timing = 'flow' and coalesce($span, '') <> 'year' then c.q - 3 else c.q end as from_q,
    case when n.kind in ('survey', 'rank', 'done') then 'reported' else coalesce($boundary, 'reported') end as boundary, coalesce($standing, 'accepted') as standing
  from measured as p
  inner join quantities as n on n.territory = p.territory and n.indicator = p.indicator and n.part = p.part
  inner join reports as c on c.quarter = $quarter
),
known as (
  select w.agency, w.q, w.span
  from windows as w
  inner join page as p on p.territory = w.territory and p.indicator = w.indicator and p.part = w.part and w.q between p.from_q and p.q
  where w.standing = p.standing and w.span = case when p.is_year then 'year' else 'quarter' end
),
halves as (
  select w.agency, w.q, w.span
  from windows as w
  inner join page as p on p.territory = w.territory and p.indicator = w.indicator and p.part = w.part and w.q = p.q
  where w.standing = p.standing and w.span = 'half' and not p.is_year and (select count(*) from known) = 0
),
stand_ins as (
  select s.agency as absent, s.ancestor as agency, s.last_q as q, s.span, s.share
  from standins as s
  inner join page as p on p.territory = s.territory and p.indicator = s.indicator and p.part = s.part and p.q = s.q and p.kind in ('count', 'money', 'done') and p.timing = 'stock'
  where s.standing = p.standing and s.span = 'quarter'
),
made as (
  select agency, agency as account, q, span, cast(1 as double precision) as weight, 'added' as role from known
  union all
  select agency, agency as account, q, span, cast(1 as double precision) as weight, 'added' as role from halves
  union all
  select agency, absent as account, q, span, share as weight, 'carried' as role from stand_ins
),
reported as (
  select r.*, p.timing, p.plan, p.boundary from records as r inner join page as p on p.territory = r.territory and p.indicator = r.indicator and p.part = r.part where r.standing = p.standing
),
pieces as (
  select m.account, m.role, m.weight, r.agency, r.report, r.dimension
  from made as m
  inner join reported as r on r.agency = m.agency and r.q = m.q and r.report_kind = case when m.span = 'year' then 'Y' else r.report_kind end and r.state <> 'not-applicable'
  union all
  select m.account, m.role, m.weight * v.share as weight, r.agency, r.report, r.dimension
  from made as m
  inner join leavings as v on v.agency = m.agency and v.q = m.q and m.span = 'year'
  inner join reported as r on r.standing = v.standing and r.agency = v.agency and r.indicator = v.indicator and r.part = v.part and r.report = v.report
  union all
  select m.account, 'taken-off' as role, -m.weight * k.share as weight, r.agency, r.report, r.dimension
  from made as m
  inner join reports as c on c.q = m.q and m.span = 'quarter'
  inner join reports as e on e.year = c.year and ((c.kind = 'H1' and e.kind = 'Q1') or (c.kind = 'Y' and e.kind in ('H1', 'Q3')))
  inner join lineage as k on k.agency = m.agency
  inner join reported as r on r.agency = k.ancestor and r.report = e.report and r.timing = 'flow' and r.state <> 'not-applicable'
  inner join duties as d on d.agency = r.agency and d.indicator = r.indicator and d.report = r.report
  left join duties as o on o.agency = r.agency and o.indicator = r.indicator and o.report = c.report
  left join lines as l on l.agency = r.agency and l.indicator = r.indicator and l.report = r.report and l.part = r.part
  where (l.agency is not null and o.agency is null) or k.ancestor = m.agency
),
netted as (
  select
    p.agency, p.report, p.dimension, sum(p.weight * case when m.unit is null then 1.0 else m.share end) as weight,
    max(case when p.role = 'carried' then 1 else 0 end) as is_carried
  from pieces as p
  cross join page as g
  left join maps as m on m.plan = g.plan and m.boundary = g.boundary and m.agency = p.account and m.unit = $agency
  where $agency is null or m.unit is not null
  group by p.agency, p.report, p.dimension
)
select
  case when n.is_carried = 1 then 'carried' when n.weight < 0 then 'taken-off' else 'added' end as role, n.weight, n.agency, b.name_vi, b.name_en, n.report, h.part, h.state,
  l.numerator, l.denominator, l.value, l.sample, h.revision, h.origin, h.received_at, h.accepted_at, i.actor as handed_in_by, a.actor as accepted_by, s.reason, h.submission, s.file_name as file, s.sha256, l.sheet, l.line, l.cell, l.note
from netted as n
cross join page as p
left join readable as z on z.kind = 'figure' and z.agency = n.agency and z.subject = p.indicator
inner join bodies as b on b.agency = n.agency
inner join observations as o
  on o.standing = p.standing and o.agency = n.agency and o.report = n.report and o.indicator = p.indicator and o.state in ('reported', 'nothing-to-report')
  and case when n.dimension = '' then o.part = p.part else split_part(o.part, '=', 1) = n.dimension end
left join lines as q on q.agency = n.agency and q.report = n.report and q.indicator = p.indicator and q.part = o.part
inner join history as h on h.agency = o.agency and h.report = o.report and h.indicator = o.indicator and h.part = o.part and h.revision = o.revision
inner join landed as l on l.submission = h.submission and l.indicator = h.indicator and l.part = h.part
inner join submissions as s on s.submission = h.submission
left join acts as i on i.kind = 'submit' and i.subject = h.submission
left join acts as a on a.kind = 'accept' and a.subject = h.submission and a.acted_at = h.accepted_at
where round(n.weight, 9) <> 0 and (n.dimension = '' or q.part is not null) and ($areas is null or z.subject is not null)
order by case when n.is_carried = 1 then 3 when n.weight < 0 then 2 else 1 end, n.agency, n.report, h.part
