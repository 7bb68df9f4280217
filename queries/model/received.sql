-- Each submission with when it was accepted or taken back and what kind of news it was: a new report, a late sheet or a correction.
--
-- @with   bodies
-- @column submission  text      - receipt number
-- @column agency      text      - who handed it in
-- @column territory   text      - its map
-- @column report      text      - for which report
-- @column received_at timestamp - when it was handed in
-- @column accepted_at timestamp - when it was accepted, null while it is not
-- @column withdrawn_at timestamp - when its sender took it back, null where not
-- @column origin      text      - new, late (after its due day in Vietnam) or correction (after one with figures that was accepted)
with accepts as (
  select subject, min(acted_at) as accepted_at from acts where kind = 'accept' group by subject
),
firsts as (
  select s.agency, s.report, min(s.revision) as revision from submissions as s inner join accepts as a on a.subject = s.submission where s.figures > 0 group by s.agency, s.report
),
withdrawals as (
  select subject, min(acted_at) as withdrawn_at from acts where kind = 'withdraw' group by subject
)
select
  s.submission, s.agency, b.territory, s.report, s.received_at, a.accepted_at, w.withdrawn_at,
  case when s.revision > f.revision then 'correction' when cast(s.received_at + interval '7' hour as date) > c.due then 'late' else 'new' end as origin
from submissions as s
inner join bodies as b on b.agency = s.agency
inner join registry_calendar as c on c.report = s.report
left join accepts as a on a.subject = s.submission
left join firsts as f on f.agency = s.agency and f.report = s.report
left join withdrawals as w on w.subject = s.submission
