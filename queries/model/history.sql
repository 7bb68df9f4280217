-- Every figure ever handed in by a body that owed it, with the moments between which it counted: the first accepted, the one in
-- force and the latest at any moment are found by comparing that moment with these, without looking at other rows.
--
-- @with   quantities, received, duties, reports
-- @column agency         text      -         who reported
-- @column territory      text      -         its map
-- @column report         text      -         in which report
-- @column q              integer   -         the quarter that the report closes
-- @column at_q           integer   -         the quarter that the figure stands for; another one only where a survey names it
-- @column indicator      text      -         what was measured
-- @column part           text      -         '' is the total
-- @column state          text      -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator      number    indicator null where not reported
-- @column denominator    number    indicator null where not reported
-- @column value          number    indicator null where not reported
-- @column level          number    indicator the share, or the value; null where nothing was reported
-- @column sample         number    -         survey: sample size; rank: how many were ranked
-- @column standard_error number    -         survey: as reported
-- @column revision       integer   -         1 is the first
-- @column submission     text      -         receipt number
-- @column origin         text      -         new, late or correction
-- @column received_at    timestamp -         when it was handed in
-- @column replaced_at    timestamp -         when a later revision was handed in
-- @column accepted_at    timestamp -         when it was accepted; null for a figure that was returned, though others of its sheet were accepted
-- @column superseded_at  timestamp -         when a later revision was accepted
-- @column preceded_at    timestamp -         when an earlier revision was accepted
-- @column void_at        timestamp -         when it was taken back by its sender or returned by the reviewer
-- @column is_disturbed   boolean   -         some revision of the figure is void at some time: the last one that stands is told by `remaining`
with owned as (
  select distinct territory, indicator, kind, timing from quantities
),
repeated as (
  select agency, report from submissions group by agency, report having count(*) > 1
),
owed as (
  select
    l.agency, r.territory, l.report, c.q,
    case
      when o.timing <> 'survey' or l.reference = '' then c.q
      when length(l.reference) = 4 then 4 * cast(l.reference as bigint) + 4
      else 4 * cast(substr(l.reference, 1, 4) as bigint) + cast(substr(l.reference, 6, 1) as bigint)
    end as at_q,
    l.indicator, l.part, l.state,
    case when l.state = 'nothing-to-report' then 0.0 else l.numerator end as numerator,
    case when l.state = 'nothing-to-report' then 0.0 else l.denominator end as denominator,
    case when l.state = 'nothing-to-report' then 0.0 else l.value end as value,
    case when l.state = 'reported' and o.kind = 'share' then 100.0 * l.numerator / nullif(l.denominator, 0) when l.state = 'reported' then l.value end as level,
    l.sample, l.standard_error, l.revision, l.submission, r.origin, r.received_at,
    case when b.submission is null then r.accepted_at end as accepted_at, coalesce(r.withdrawn_at, b.returned_at) as void_at, a.agency is not null as is_repeated
  from landed as l
  inner join received as r on r.submission = l.submission
  inner join owned as o on o.territory = r.territory and o.indicator = l.indicator
  inner join reports as c on c.report = l.report
  inner join duties as d on d.agency = l.agency and d.indicator = l.indicator and d.report = l.report
  left join returns as b on b.submission = l.submission and b.indicator = l.indicator and b.part = l.part
  left join repeated as a on a.agency = l.agency and a.report = l.report
)
select
  agency, territory, report, q, at_q, indicator, part, state, numerator, denominator, value, level, sample, standard_error, revision, submission, origin,
  received_at, cast(null as timestamp) as replaced_at, accepted_at, cast(null as timestamp) as superseded_at, cast(null as timestamp) as preceded_at,
  void_at, void_at is not null as is_disturbed
from owed
where not is_repeated
union all
select
  agency, territory, report, q, at_q, indicator, part, state, numerator, denominator, value, level, sample, standard_error, revision, submission, origin, received_at,
  min(received_at) over later as replaced_at, accepted_at, min(accepted_at) over later as superseded_at, min(accepted_at) over earlier as preceded_at,
  void_at, count(void_at) over (partition by agency, report, indicator, part) > 0 as is_disturbed
from owed
where is_repeated
window
  later as (partition by agency, report, indicator, part order by revision rows between 1 following and unbounded following),
  earlier as (partition by agency, report, indicator, part order by revision rows between unbounded preceding and 1 preceding)
