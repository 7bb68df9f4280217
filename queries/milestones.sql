-- Milestones of a plan without a number, by year: done where a document proves it, else judged by the calendar. “Năm N” ends on 31 December.
--
-- @with   proven, leads, bodies
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
-- @origin line place
with dated as (
  select m.*, cast(case when length(m.due) = 4 then m.due || '-12-31' else m.due end as date) as last_day from registry_milestones as m where m.plan = $plan
),
led as (
  select m.*, d.done_on, d.document, case when d.done_on is null and l.heir is not null then l.heir else l.agency end as agency, case when d.done_on is null and l.heir is not null then l.agency end as passed_from
  from dated as m
  left join proven as d on d.subject = m.id
  left join leads as l on l.plan = m.plan and l.lead = m.lead
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
  m.done_on, m.document, m.note, m.agency, b.name_vi as agency_vi, b.name_en as agency_en, m.passed_from, f.name_vi as passed_from_vi, f.name_en as passed_from_en
from led as m
left join bodies as b on b.agency = m.agency
left join bodies as f on f.agency = m.passed_from
left join registry_areas as a on a.plan = m.plan and a.area = m.area
where $agency is null or m.agency = $agency
order by m.due, a.position, m.source, m.line, m.id
