-- What waits for a decision of the Committee, the most pressing of each kind first, and the kinds by turns: targets behind without a conclusion that is followed,
-- milestones that contradict each other without a ruling, overdue conclusions. What was put off comes last, until its day.
--
-- @with   catalogue, sayings, followed, moment, reports
-- @keep   plan
-- @param  plan       text       id in data/plans
-- @param  report     text?      as at this report; the latest with figures if left out
-- @param  as_of      timestamp? what was known then; now if left out
-- @column kind       text       - behind, disputed or overdue
-- @column subject    text       - the target page, or the number of the conclusion
-- @column due        integer?   - of milestones that contradict each other: their year
-- @column place      integer?   - its place in the list; null of what was put off
-- @column until      date?      - put off until this day
-- @column reason     text?      - why it was
-- @origin due,place place
with looked as (
  select m.plan, least(coalesce(r.q, m.q), m.q) as at_q from moment as m left join reports as r on r.report = $report where m.plan = $plan
),
listed as (
  select c.*, row_number() over (order by c.severity, c.lag nulls last, c.area_place, c.code) as nth
  from looked as l
  inner join catalogue as c on c.plan = l.plan and c.at_q = l.at_q
),
unruled as (
  select s.target, s.due
  from looked as l
  inner join sayings as s on s.at_q = l.at_q
  where s.goal is not null
  group by s.target, s.due
  having max(case when s.conflict then 1 else 0 end) = 1 and max(s.ruled_at) is null
),
waiting as (
  select 'behind' as kind, c.target as subject, cast(null as bigint) as due, c.nth, 1 as turn
  from listed as c
  where c.status in ('reversing', 'off-track', 'missed') and c.met_late is null
    and not exists (select 1 from followed as f where f.target = c.target and f.state not in ('done', 'stopped') and (f.notice is not null or coalesce($drafts, false)))
  union all
  select 'disputed' as kind, c.target as subject, min(u.due) as due, c.nth, 2 as turn
  from listed as c
  inner join unruled as u on u.target = c.target
  where c.status <> 'ended'
  group by c.target, c.nth
  union all
  select 'overdue' as kind, f.conclusion as subject, cast(null as bigint) as due, row_number() over (order by f.due, cast(f.conclusion as bigint)) as nth, 3 as turn
  from followed as f
  where f.plan = $plan and f.state = 'overdue'
),
later as (
  select p.kind, p.subject, p.until, p.reason, row_number() over (partition by p.kind, p.subject order by p.seq desc) as nth from put_offs as p where p.put_at <= $as_of
),
turned as (
  select w.kind, w.subject, w.due, w.turn, l.until, l.reason, row_number() over (partition by w.kind, case when l.until is null then 0 else 1 end order by w.nth) as nth
  from waiting as w
  left join later as l on l.kind = w.kind and l.subject = w.subject and l.nth = 1 and l.until > $today
),
numbered as (
  select t.*, row_number() over (order by case when t.until is null then 0 else 1 end, t.nth, t.turn, t.subject) as nr from turned as t
)
select n.kind, n.subject, n.due, case when n.until is null then n.nr end as place, n.until, n.reason
from numbered as n
order by n.nr
