-- The absent bodies with what was last known of them, or of the bodies whose work they carry on.
--
-- @with   missing, standins
-- @column standing         text    -         accepted, first or latest
-- @column territory        text    -         the map
-- @column indicator        text    -         what is owed
-- @column part             text    -         '' is the total
-- @column span             text    -         quarter, half or year
-- @column q                integer -         the window
-- @column agency           text    -         who is absent
-- @column last_q           integer -         the last window known, null where none is
-- @column last_denominator number  indicator of it
-- @column last_value       number  indicator of it
with known as (
  select standing, indicator, part, span, q, agency, max(last_q) as last_q, sum(denominator) as last_denominator, sum(value) as last_value
  from standins
  group by standing, indicator, part, span, q, agency
)
select a.standing, a.territory, a.indicator, a.part, a.span, a.q, a.agency, n.last_q, n.last_denominator, n.last_value
from missing as a
left join known as n on n.standing = a.standing and n.indicator = a.indicator and n.part = a.part and n.span = a.span and n.q = a.q and n.agency = a.agency
