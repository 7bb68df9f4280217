-- Documents that prove something, with what each proves: of a target's figures, of an activity, of a milestone without a number, of an
-- agency's report, of a component of a scorecard. Latest first. Whoever may not read an agency's sheets is told of its figures' documents once a figure was accepted with
-- them: what belongs to a draft, or to a figure that was given back, is its agency's own.
--
-- @keep   agency
-- @keep   target
-- @narrow report,indicator,part
-- @with   attached, bodies, pages, followed, received
-- @param  plan        text?      of its figures, activities and milestones
-- @param  target      text?      of the figures of this page
-- @param  agency      text?      of this agency
-- @param  report      text?      of its figures in this report
-- @param  indicator   text?      of figures of this indicator
-- @param  part        text?      of this part alone
-- @param  activity    text?      of this activity
-- @param  milestone   text?      of this milestone without a number
-- @param  conclusion  text?      of this conclusion
-- @param  criteria    text?      of a component of a scorecard by this set
-- @param  period      text?      of this period
-- @param  scored      text?      of this body or map
-- @param  component   text?      this component
-- @param  as_of       timestamp? what was known then; now if left out
-- @column link        text       -    id of the link
-- @column evidence    text       -    record of the document
-- @column kind        text       -    what it proves: figure, activity, milestone, conclusion or component
-- @column agency      text       -    whose proof it is
-- @column name_vi     text       -    that body's name
-- @column name_en     text       -    the same in English
-- @column report      text       -    of a figure, of a component its period; '' of the others
-- @column indicator   text       -    of a figure, or the component
-- @column part        text       -    of a figure; of a component its slot, slot=1
-- @column activity    text       -    id, '' of the others
-- @column milestone   text       -    id, '' of the others
-- @column conclusion  text       -    number, '' of the others
-- @column of_vi       text       -    what it proves, in words
-- @column of_en       text       -    the same in English
-- @column number      text       -    number of the document
-- @column dated       date?      -    its day
-- @column issuer      text       -    who issued it
-- @column title       text       -    its subject
-- @column file        text       -    name of the file as sent
-- @column media_type  text       -    what the file is by its content
-- @column bytes       integer    byte size of the file
-- @column sha256      text       -    of the file, which is /api/evidence/<sha256>
-- @column added_at    timestamp  -    when the document was added
-- @column linked_at   timestamp  -    since when it proves this
-- @origin bytes record
with page as (
  select p.indicator, p.part, g.territory from pages as p inner join registry_plans as g on g.id = p.plan where p.target = $target
),
proven as (
  select distinct l.link
  from attached as l
  inner join received as r on r.agency = l.agency and r.report = l.report and r.accepted_at >= l.linked_at and r.accepted_at <= $as_of
  inner join landed as o on o.submission = r.submission and o.indicator = l.indicator and o.part = l.part
  left join returns as v on v.submission = o.submission and v.indicator = o.indicator and v.part = o.part
  where l.kind = 'figure' and v.submission is null
),
measured as (
  select distinct t.indicator, g.territory from registry_targets as t inner join registry_plans as g on g.id = t.plan where t.plan = $plan
)
select
  l.link, l.evidence, l.kind, l.agency, b.name_vi, b.name_en, l.report, l.indicator, l.part,
  case when l.kind = 'activity' then l.subject else '' end as activity, case when l.kind = 'milestone' then l.subject else '' end as milestone, case when l.kind = 'conclusion' then l.subject else '' end as conclusion,
  coalesce(i.name_vi, m.short_vi, nullif(a.activity, ''), a.task, c.text, case when l.kind = 'component' then l.indicator end, '') as of_vi, coalesce(i.name_en, m.short_en, nullif(a.activity, ''), a.task, c.text, case when l.kind = 'component' then l.indicator end, '') as of_en,
  l.number, l.dated, l.issuer, l.title, l.file_name as file, l.media_type, l.bytes, l.sha256, l.added_at, l.linked_at
from attached as l
inner join bodies as b on b.agency = l.agency
left join registry_indicators as i on l.kind = 'figure' and i.id = l.indicator
left join registry_activities as a on l.kind = 'activity' and a.id = l.subject
left join registry_milestones as m on l.kind = 'milestone' and m.id = l.subject
left join followed as c on l.kind = 'conclusion' and c.conclusion = l.subject
left join measured as n on l.kind = 'figure' and n.indicator = l.indicator and n.territory = b.territory
left join proven as v on v.link = l.link
left join page as p on l.kind = 'figure' and p.indicator = l.indicator and p.territory = b.territory and p.part in (l.part, '')
where (l.kind not in ('figure', 'component') or $own is null or strpos($own, '|' || l.agency || '|') > 0 or v.link is not null)
  and ($plan is null or a.plan = $plan or m.plan = $plan or c.plan = $plan or n.indicator is not null) and ($target is null or p.indicator is not null)
  and ($agency is null or l.agency = $agency) and ($report is null or l.report = $report) and ($indicator is null or l.indicator = $indicator) and ($part is null or l.part = $part)
  and ($activity is null or (l.kind = 'activity' and l.subject = $activity)) and ($milestone is null or (l.kind = 'milestone' and l.subject = $milestone))
  and ($conclusion is null or (l.kind = 'conclusion' and l.subject = $conclusion))
  and ($criteria is null or (l.kind = 'component' and split_part(l.subject, '/', 1) = $criteria)) and ($period is null or (l.kind = 'component' and l.report = $period))
  and ($scored is null or (l.kind = 'component' and split_part(l.subject, '/', 2) = $scored)) and ($component is null or (l.kind = 'component' and l.indicator = $component))
order by l.linked_at desc, l.link
