-- Each agency's figures as they stood at a moment: the first accepted ones, those in force, and the latest handed in.
-- Nothing to report counts as reported and adds 0; not applicable and withdrawn are left out.
--
-- @with   reports
-- @param  as_of       timestamp? what was known then
-- @column standing    text      -         first, accepted or latest
-- @column agency      text      -         who reported
-- @column report      text      -         in which report
-- @column q           integer   -         the quarter that the report closes
-- @column indicator   text      -         what was measured
-- @column part        text      -         '' is the total
-- @column state       text      -         reported or nothing-to-report
-- @column numerator   number    indicator null where not reported
-- @column denominator number    indicator null where not reported
-- @column value       number    indicator null where not reported
-- @column sample      number    -         survey: sample size; rank: how many were ranked
-- @column revision    integer   -         1 is the first
-- @column submission  text      -         receipt number
-- @column received_at timestamp -         when it was handed in
-- @column accepted_at timestamp -         when it was accepted, null while provisional
with known as (
  select
    l.agency, l.report, l.indicator, l.part, l.state, l.numerator, l.denominator, l.value, l.sample, l.revision, l.submission, s.received_at, a.acted_at as accepted_at
  from landed as l
  inner join submissions as s on s.submission = l.submission and s.received_at <= $as_of
  left join acts as a on a.submission = l.submission and a.kind = 'accept' and a.acted_at <= $as_of
),
revisions as (
  select
    agency, report, indicator, part, max(revision) as latest, max(case when accepted_at is not null then revision end) as accepted,
    min(case when accepted_at is not null then revision end) as first_one
  from known
  group by agency, report, indicator, part
),
held as (
  select t.standing, k.*
  from known as k
  inner join revisions as r on r.agency = k.agency and r.report = k.report and r.indicator = k.indicator and r.part = k.part
  inner join (select 'accepted' as standing union all select 'first' as standing union all select 'latest' as standing) as t
    on k.revision = case t.standing when 'accepted' then r.accepted when 'first' then r.first_one else r.latest end
)
select
  h.standing, h.agency, h.report, c.q, h.indicator, h.part, h.state,
  case when h.state = 'nothing-to-report' then 0.0 else h.numerator end as numerator,
  case when h.state = 'nothing-to-report' then 0.0 else h.denominator end as denominator,
  case when h.state = 'nothing-to-report' then 0.0 else h.value end as value,
  h.sample, h.revision, h.submission, h.received_at, h.accepted_at
from held as h
inner join reports as c on c.report = h.report
where h.state in ('reported', 'nothing-to-report')
