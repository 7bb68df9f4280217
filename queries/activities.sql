-- Every lowest row of a plan's task tables: done where a document proves it, else judged by the calendar alone; late ones first.
--
-- @with   progress, attached, leads, bodies, readable
-- @keep   plan
-- @param  plan               text    id in data/plans
-- @param  agency      text?   only those of this body, its own or passed on to it
-- @param  as_of              timestamp? as at that day; today if left out
-- @column activity           text    -           id
-- @column area               text    -           its area
-- @column area_number        text    -           number of the area in the plan
-- @column row                text    -           number printed for the row
-- @column objective          text    -           as printed
-- @column task               text    -           as printed
-- @column text               text    -           the activity, as printed; the task where the row prints none
-- @column output             text    -           as printed
-- @column lead               text    -           as printed
-- @column coordinating       text    -           as printed
-- @column time               text    -           as printed
-- @column starts             date?   -           what the time means
-- @column due                date?   -           what the time means
-- @column recurs             text    -           once, yearly, half-yearly, quarterly, monthly, continuous, span, as-needed
-- @column budget_million_vnd number? million-vnd as printed
-- @column state              text    -           done, overdue, due-soon, on-schedule, not-started, recurring, ended, undated
-- @column days_late          integer? day         since the due date, null where not late
-- @column done_on            date?   -           day on which it was done
-- @column document           text?   -           what proves it
-- @column source             text    -           document
-- @column line               integer -           line of the document's text
-- @column note               text    -           damage or doubt
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
-- @origin budget_million_vnd printed
-- @origin spent_million_vnd record
-- @origin documents counted question='evidence' activity
-- @origin days_late made due,done_on
-- @origin line place
with named as (
  select r.*, cast(p.last_year || '-12-31' as date) as last_day, r.recurs not in ('', 'once', 'span') as goes_on, n.today
  from registry_activities as r
  inner join registry_plans as p on p.id = r.plan
  cross join (select cast($today as date) as today) as n
  where r.plan = $plan
),
dated as (
  select
    r.*, d.done_on, d.document, nullif(d.state, '') as progress, d.spent, nullif(d.note, '') as progress_note, nullif(d.evidence, '') as evidence, d.reported_at, nullif(d.agency, '') as reported_by,
    case
      when d.done_on is not null and not r.goes_on then 'done'
      when r.goes_on then case when r.due < r.today or r.last_day < r.today then 'ended' else 'recurring' end
      when r.due is null then case when r.last_day < r.today then 'ended' else 'undated' end
      when r.due < r.today then 'overdue'
      when r.due < r.today + interval '30' day then 'due-soon'
      when r.starts > r.today then 'not-started'
      else 'on-schedule'
    end as state
  from named as r
  left join progress as d on d.subject = r.id
),
led as (
  select d.*, case when d.state not in ('done', 'ended') and l.heir is not null then l.heir else l.agency end as agency, case when d.state not in ('done', 'ended') and l.heir is not null then l.agency end as passed_from,
    coalesce(l.heir, l.agency) as reporter
  from dated as d
  left join leads as l on l.plan = d.plan and l.lead = d.lead
),
counted as (
  select subject, count(*) as documents from attached where kind = 'activity' group by subject
)
select
  d.id as activity, d.area, coalesce(a.number, '') as area_number, d."row", d.objective, d.task, case when d.activity = '' then d.task else d.activity end as text, d.output,
  d.lead, d.coordinating, d.time, d.starts, d.due, d.recurs, d.budget_million_vnd, d.state,
  case when d.state = 'overdue' then cast(d.today - d.due as bigint) end as days_late, d.done_on, d.document, d.source, d.line, d.note,
  d.agency, b.name_vi as agency_vi, b.name_en as agency_en, d.passed_from, f.name_vi as passed_from_vi, f.name_en as passed_from_en,
  d.progress, d.spent as spent_million_vnd, d.progress_note, d.evidence, d.reported_at, d.reported_by, w.name_vi as reported_by_vi, w.name_en as reported_by_en, d.reporter, case when $areas is null or z.subject is not null or strpos($agencies, '|' || d.reporter || '|') > 0 then coalesce(n.documents, 0) end as documents
from led as d
left join counted as n on n.subject = d.id
left join readable as z on z.kind = 'activity' and z.subject = d.id
left join bodies as b on b.agency = d.agency
left join bodies as f on f.agency = d.passed_from
left join bodies as w on w.agency = d.reported_by
left join registry_areas as a on a.plan = d.plan and a.area = d.area
where $agency is null or d.agency = $agency
order by
  case d.state when 'overdue' then 1 when 'due-soon' then 2 when 'on-schedule' then 3 when 'not-started' then 4 when 'recurring' then 5 when 'undated' then 6 when 'done' then 7 else 8 end,
  d.due nulls last, a.position, d.source, d.line
