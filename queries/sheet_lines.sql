-- The lines of one sheet, beside what was in force when it is looked at and the report before.
--
-- @deed   read-sheets
-- @with   handed, history, newest, comparable, reports, readable
-- @param  submission  text    receipt number
-- @param  as_of       timestamp? what was known then; now if left out
-- @column indicator   text    -         what was measured
-- @column name_vi     text    -         its name
-- @column name_en     text    -         the same in English
-- @column kind        text    -         share, count, money, survey, rank, done
-- @column unit        text    -         unit of its figures
-- @column better      text    -         up or down
-- @column part        text    -         '' is the total
-- @column agency      text    -         whose sheet
-- @column report      text    -         for which report
-- @column q           integer? -        the quarter that it closes
-- @column line        integer -         line in the sheet
-- @column state       text    -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator   number? indicator as handed in
-- @column denominator number? indicator as handed in
-- @column value       number? indicator as handed in
-- @column sample      number? -         survey: sample size; rank: how many were ranked
-- @column level       number? indicator the share, or the value
-- @column note        text    -         as handed in
-- @column in_force    number? indicator level that counts now for this report
-- @column previous_report text? -       the last report before with which it is compared
-- @column previous    number? indicator its level
-- @column change      number? indicator from that one
-- @column returned    text?   -         why the reviewer gave it back
-- @column told        text?   -         what the reviewer wrote
-- @origin line,q place
-- @origin numerator,denominator,value,sample sheet
-- @origin level made numerator,denominator,value
-- @origin in_force sheets indicator agency report part
-- @origin previous sheets indicator agency report=previous_report part
-- @origin change made level,previous
with counting as (
  select o.indicator, o.part, o.level
  from history as o
  inner join handed as h on h.submission = $submission and h.agency = o.agency and h.report = o.report
  where o.accepted_at <= $as_of and (o.superseded_at is null or o.superseded_at > $as_of)
),
before as (
  select k.indicator, k.part, k.report, k.level, row_number() over (partition by k.indicator, k.part order by k.q desc) as place
  from newest as k
  inner join handed as h on h.submission = $submission and h.agency = k.agency
  inner join comparable as c on c.report = h.report and c.indicator = k.indicator and c.earlier = k.report
  where k.level is not null
),
levelled as (
  select l.*, i.name_vi, i.name_en, i.kind, i.unit, i.better, o.level
  from landed as l
  inner join handed as h on h.submission = l.submission and h.submission = $submission
  inner join registry_indicators as i on i.id = l.indicator
  left join history as o on o.submission = l.submission and o.indicator = l.indicator and o.part = l.part
  left join readable as n on n.kind = 'figure' and n.agency = l.agency and n.subject = l.indicator
  where $areas is null or n.subject is not null
)
select
  l.indicator, l.name_vi, l.name_en, l.kind, l.unit, l.better, l.part, l.agency, l.report, r.q, l.line, l.state, l.numerator, l.denominator, l.value, l.sample, l.level, l.note,
  c.level as in_force, p.report as previous_report, p.level as previous, l.level - p.level as change, v.reason as returned, v.told
from levelled as l
left join reports as r on r.report = l.report
left join counting as c on c.indicator = l.indicator and c.part = l.part
left join before as p on p.indicator = l.indicator and p.part = l.part and p.place = 1
left join returns as v on v.submission = l.submission and v.indicator = l.indicator and v.part = l.part and v.returned_at <= $as_of
order by l.line, l.indicator, l.part
