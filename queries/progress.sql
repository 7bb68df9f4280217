-- Every report of how far an activity, or a milestone without a number, has come, latest first; the latest one counts.
--
-- @with   bodies, readable
-- @param  activity          text?      of this activity
-- @param  milestone         text?      of this milestone without a number
-- @param  plan              text?      of every activity and milestone of this plan
-- @param  as_of             timestamp? what was known then; now if left out
-- @column subject           text       -           id of the activity or milestone
-- @column state             text       -           not-started, under-way, done, cannot; '' where an earlier report was taken back
-- @column done_on           date?      -           day on which it was done
-- @column document          text       -           what proves it
-- @column evidence          text       -           record of that document, '' where none was added
-- @column spent_million_vnd number?    million-vnd all that it took by then
-- @column note              text       -           as reported
-- @column agency            text?      -           who reported it
-- @column name_vi           text?      -           its name
-- @column name_en           text?      -           the same in English
-- @column reported_at       timestamp  -           when
-- @column counts            boolean    -           it is the latest
-- @origin spent_million_vnd record
select
  p.subject, p.state, p.done_on, p.document, p.evidence, p.spent as spent_million_vnd, p.note, b.agency, b.name_vi, b.name_en, p.proved_at as reported_at,
  row_number() over (partition by p.subject order by p.seq desc) = 1 as counts
from proofs as p
left join bodies as b on b.agency = p.agency
left join registry_activities as a on a.id = p.subject
left join registry_milestones as m on m.id = p.subject
left join readable as n on n.kind = case when a.id is not null then 'activity' else 'milestone' end and n.subject = p.subject
where p.proved_at <= $as_of and ($activity is null or p.subject = $activity) and ($milestone is null or p.subject = $milestone) and ($plan is null or a.plan = $plan or m.plan = $plan) and ($areas is null or n.subject is not null or strpos($agencies, '|' || p.agency || '|') > 0)
order by p.seq desc
