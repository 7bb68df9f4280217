-- What was said of a component of a card, or of the card as a whole (component '-'), one after the other.
--
-- @param  criteria  text    the set
-- @param  period    text    2026, or the month 2026M09
-- @param  scored    text    a body, or the map itself
-- @param  component text    its number in the set, or '-'
-- @param  as_of     timestamp? what was known then; now if left out
-- @column place     integer   -     1 is the first
-- @column taken_at  timestamp -     when
-- @column step      text      -     assigned, self, first, explained, final, survey, excused, included or official
-- @column points    number?   point that were given
-- @column data      number?   point that the data gave then
-- @column note      text      -     with which words
-- @column document  text      -     that it rests on
-- @column agency    text?     -     to whom it was given
-- @origin place place
-- @origin points said criteria period scored component place
-- @origin data record
select
  row_number() over (order by s.seq) as place, s.taken_at, s.step, s.points, s.data, coalesce(s.note, '') as note, coalesce(s.document, '') as document, s.agency
from score_steps as s
where s.criteria = $criteria and s.period = $period and s.scored = $scored and s.component = replace($component, '-', '') and s.taken_at <= $as_of
order by s.seq
