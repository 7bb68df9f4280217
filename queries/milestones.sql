-- Milestones of a plan without a number, by year: done where a document proves it, else judged by the calendar. “Năm N” ends on 31 December.
--
-- @with   progress, attached, leads, bodies, readable
-- @keep   plan
-- @param  plan        text    id in data/plans
-- @param  agency      text?   only those of this body, its own or passed on to it
-- @param  as_of       timestamp? what was known then; now if left out
-- @column milestone   text    - id
-- @column area        text    - its area
-- @column area_number text    - number of the area in the plan
-- @column due         text    - year or date
-- @column short_vi    text    - short name
-- @column short_en    text    - the same in English
-- @column lead        text    - as printed
-- @column clause      text    - where in the document
-- @column quote       text    - words that set it, as printed
-- @column source      text    - document
-- @column line        integer - line of the document's text
-- @column state       text    - done, done-late, overdue, due-soon or on-schedule
-- @column done_on     date?   - day on which it was done
-- @column document    text?   - what proves it
-- @column note        text    - damage or doubt
-- @column agency      text?   - the body that the lead names, or the one that carries its work on; null where it names none, or several
-- @column agency_vi   text?   - its name
-- @column agency_en   text?   - the same in English
-- @column passed_from text?   - the body that it passed from, while it is open
-- @column passed_from_vi text? - that body's name
-- @column passed_from_en text? - the same in English
-- @column progress    text?   - as last reported: not-started, under-way, done, cannot; it never makes late what is late
-- @column spent_million_vnd number? million-vnd all that it took by then; null where it is not told
-- @column progress_note text? - as reported
-- @column evidence    text?   - record of the document that proves it
-- @column reported_at timestamp? - when
-- @column reported_by text?   - the body that reported it so; null where it is not known
-- @column reported_by_vi text? - its name
-- @column reported_by_en text? - the same in English
-- @column reporter    text?   - who reports it: the body that the lead names, or the one that carries its work on
-- @column documents   integer? document that are attached; null for whoever may not read those of its area
-- @origin spent_million_vnd record
-- @origin documents counted question='evidence' milestone
-- @origin line place
with dated as (
  select m.*, cast(case when length(m.due) = 4 then m.due || '-12-31' else m.due end as date) as last_day from registry_milestones as m where m.plan = $plan
),
led as (
  select
    m.*, d.done_on, d.document, nullif(d.state, '') as progress, d.spent, nullif(d.note, '') as progress_note, nullif(d.evidence, '') as evidence, d.reported_at, nullif(d.agency, '') as reported_by, coalesce(l.heir, l.agency) as reporter,
    case when d.done_on is null and l.heir is not null then l.heir else l.agency end as agency, case when d.done_on is null and l.heir is not null then l.agency end as passed_from
  from dated as m
  left join progress as d on d.subject = m.id
  left join leads as l on l.plan = m.plan and l.lead = m.lead
),
counted as (
  select subject, count(*) as documents from attached where kind = 'milestone' group by subject
)
select
  m.id as milestone, m.area, coalesce(a.number, '') as area_number, m.due, m.short_vi, m.short_en, m.lead, m.clause, m.quote, m.source, m.line,
  case
    when m.done_on <= m.last_day then 'done'
    when m.done_on is not null then 'done-late'
    when m.last_day < $today then 'overdue'
    when m.last_day < $today + interval '30' day then 'due-soon'
    else 'on-schedule'
  end as state,
  m.done_on, m.document, m.note, m.agency, b.name_vi as agency_vi, b.name_en as agency_en, m.passed_from, f.name_vi as passed_from_vi, f.name_en as passed_from_en,
  m.progress, m.spent as spent_million_vnd, m.progress_note, m.evidence, m.reported_at, m.reported_by, w.name_vi as reported_by_vi, w.name_en as reported_by_en, m.reporter, case when $areas is null or z.subject is not null or strpos($agencies, '|' || m.reporter || '|') > 0 then coalesce(n.documents, 0) end as documents
from led as m
left join counted as n on n.subject = m.id
left join readable as z on z.kind = 'milestone' and z.subject = m.id
left join bodies as b on b.agency = m.agency
left join bodies as f on f.agency = m.passed_from
left join bodies as w on w.agency = m.reported_by
left join registry_areas as a on a.plan = m.plan and a.area = m.area
where $agency is null or m.agency = $agency
order by m.due, a.position, m.source, m.line, m.id
