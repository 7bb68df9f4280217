-- Each agency's figures as they stood at a moment: those in force and, where they differ anywhere for the indicator, the first
-- accepted ones and the latest handed in beside them. Withdrawn ones are left out, not-applicable ones kept.
--
-- @with   history, quantities, remaining
-- @param  as_of           timestamp? what was known then
-- @param  new_as_of       timestamp? which new reports were known
-- @param  late_as_of      timestamp? which late sheets were known
-- @param  corrected_as_of timestamp? which corrections were known
-- @column standing       text    -         accepted (in force), first or latest
-- @column agency         text    -         who reported
-- @column territory      text    -         its map
-- @column report         text    -         in which report
-- @column q              integer -         the quarter that the report closes
-- @column at_q           integer -         the quarter that the figure stands for
-- @column indicator      text    -         what was measured
-- @column part           text    -         '' is the total
-- @column state          text    -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator      number  indicator null where not reported
-- @column denominator    number  indicator null where not reported
-- @column value          number  indicator null where not reported
-- @column revision       integer -         1 is the first
-- @column sample         number  -         survey: sample size; rank: how many were ranked
-- @column standard_error number  -         survey: as reported
with owned as (
  select distinct territory, indicator from quantities
),
marked as (
  select
    h.agency, h.territory, h.report, h.q, h.at_q, h.indicator, h.part, h.state, h.numerator, h.denominator, h.value, h.revision, h.sample, h.standard_error,
    coalesce(h.accepted_at <= k.moment and (h.superseded_at is null or h.superseded_at > $corrected_as_of), false) as is_accepted,
    coalesce(h.accepted_at <= k.moment and (h.preceded_at is null or h.preceded_at > $as_of), false) as is_first,
    case when h.is_disturbed then coalesce(h.revision = z.revision, false) else h.received_at <= $as_of and (h.replaced_at is null or h.replaced_at > $as_of) end as is_latest
  from history as h
  inner join owned as o on o.territory = h.territory and o.indicator = h.indicator
  inner join (
    select 'new' as origin, $new_as_of as moment union all select 'late' as origin, $late_as_of as moment union all select 'correction' as origin, $corrected_as_of as moment
  ) as k on k.origin = h.origin
  left join remaining as z on h.is_disturbed and z.agency = h.agency and z.report = h.report and z.indicator = h.indicator and z.part = h.part
),
unsettled as (
  select 'first' as standing, territory, indicator from marked where is_first and not is_accepted group by territory, indicator
  union all
  select 'latest' as standing, territory, indicator from marked where is_latest and not is_accepted group by territory, indicator
)
select 'accepted' as standing, agency, territory, report, q, at_q, indicator, part, state, numerator, denominator, value, revision, sample, standard_error
from marked
where is_accepted
union all
select u.standing, m.agency, m.territory, m.report, m.q, m.at_q, m.indicator, m.part, m.state, m.numerator, m.denominator, m.value, m.revision, m.sample, m.standard_error
from marked as m
inner join unsettled as u on u.territory = m.territory and u.indicator = m.indicator and case u.standing when 'first' then m.is_first else m.is_latest end
