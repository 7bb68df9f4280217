-- Each submission with when it was accepted and what kind of news it was: a new report, a late sheet or a correction.
--
-- @with   bodies
-- @column submission  text      - receipt number
-- @column agency      text      - who handed it in
-- @column territory   text      - its map
-- @column report      text      - for which report
-- @column received_at timestamp - when it was handed in
-- @column accepted_at timestamp - when it was accepted, null while it is not
-- @column origin      text      - new, late (after its due day in Vietnam) or correction
with accepts as (
  select subject, min(acted_at) as accepted_at from acts where kind = 'accept' group by subject
)
select
  s.submission, s.agency, b.territory, s.report, s.received_at, a.accepted_at,
  case when s.revision > 1 then 'correction' when cast(s.received_at + interval '7' hour as date) > c.due then 'late' else 'new' end as origin
from submissions as s
inner join bodies as b on b.agency = s.agency
inner join registry_calendar as c on c.report = s.report
left join accepts as a on a.subject = s.submission
