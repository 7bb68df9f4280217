-- What an agency owes in a report: the lines of its sheet, with the figure it last handed in.
--
-- @with   lines, reports, history
-- @param  agency               text    who hands it in
-- @param  report               text    for which report
-- @param  as_of                timestamp? what was known then; now if left out
-- @column indicator            text    -         what is owed
-- @column part                 text    -         '' is the total
-- @column name_vi              text    -         name
-- @column name_en              text    -         the same in English
-- @column kind                 text    -         share, count, money, survey, rank, done
-- @column unit                 text    -         unit of its figures
-- @column numerator_vi         text    -         numerator in words
-- @column numerator_en         text    -         the same in English
-- @column denominator_vi       text    -         denominator in words
-- @column denominator_en       text    -         the same in English
-- @column previous_report      text?   -         the last report before this one with a figure
-- @column previous_numerator   number? indicator handed in then
-- @column previous_denominator number? indicator handed in then
-- @column previous_value       number? indicator handed in then
with earlier as (
  select o.indicator, o.part, o.report, o.numerator, o.denominator, o.value, row_number() over (partition by o.indicator, o.part order by o.q desc) as place
  from history as o
  inner join reports as c on c.report = $report and o.q < c.q
  where o.agency = $agency and o.received_at <= $as_of and (o.replaced_at is null or o.replaced_at > $as_of) and o.state in ('reported', 'nothing-to-report')
)
select
  l.indicator, l.part, i.name_vi, i.name_en, i.kind, i.unit, i.numerator_vi, i.numerator_en, i.denominator_vi, i.denominator_en,
  e.report as previous_report, e.numerator as previous_numerator, e.denominator as previous_denominator, e.value as previous_value
from lines as l
inner join registry_indicators as i on i.id = l.indicator
left join earlier as e on e.indicator = l.indicator and e.part = l.part and e.place = 1
where l.agency = $agency and l.report = $report
order by l.indicator, l.part
