-- Milestones of a plan without a number, by year: done where a document proves it, else judged by the calendar. “Năm N” ends on 31 December.
--
-- @with   proven
-- @param  plan        text    id in data/plans
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
with dated as (
  select m.*, cast(case when length(m.due) = 4 then m.due || '-12-31' else m.due end as date) as last_day from registry_milestones as m where m.plan = $plan
)
select
  m.id as milestone, m.area, coalesce(a.number, '') as area_number, m.due, m.short_vi, m.short_en, m.lead, m.clause, m.quote, m.source, m.line,
  case
    when d.done_on <= m.last_day then 'done'
    when d.done_on is not null then 'done-late'
    when m.last_day < $today then 'overdue'
    when m.last_day < $today + interval '30' day then 'due-soon'
    else 'on-schedule'
  end as state,
  d.done_on, d.document, m.note
from dated as m
left join proven as d on d.subject = m.id
left join registry_areas as a on a.plan = m.plan and a.area = m.area
order by m.due, a.position, m.source, m.line
