-- Figures of a report that count now, as they were handed in, and whether a document came to them since they do: what is handed in over them
-- is a correction.
--
-- @with   history, attached
-- @param  agency         text  whose
-- @param  report         text  of which report
-- @param  as_of          timestamp? what was known then
-- @column indicator      text      - what was measured
-- @column part           text      - '' is the total
-- @column accepted_at    timestamp - since when it counts
-- @column documented     boolean   - a document was linked to it after it was accepted
-- @column state          text      - reported, nothing-to-report, not-applicable
-- @column numerator      number    - as handed in
-- @column denominator    number    - as handed in
-- @column value          number    - as handed in
-- @column sample         number    - as handed in
-- @column standard_error number    - as handed in
-- @column reference      text      - as handed in
-- @column note           text      - as handed in
with counting as (
  select indicator, part, submission, max(accepted_at) as accepted_at
  from history
  where agency = $agency and report = $report and state <> 'withdrawn' and accepted_at <= $as_of and (superseded_at is null or superseded_at > $as_of)
  group by indicator, part, submission
),
documented as (
  select distinct o.indicator, o.part
  from counting as o
  inner join attached as t on t.kind = 'figure' and t.agency = $agency and t.report = $report and t.indicator = o.indicator and t.part = o.part and t.linked_at > o.accepted_at
)
select
  o.indicator, o.part, o.accepted_at, t.indicator is not null as documented, l.state, l.numerator, l.denominator, l.value, l.sample, l.standard_error, l.reference, l.note
from counting as o
inner join landed as l on l.submission = o.submission and l.indicator = o.indicator and l.part = o.part
left join documented as t on t.indicator = o.indicator and t.part = o.part
order by o.indicator, o.part
