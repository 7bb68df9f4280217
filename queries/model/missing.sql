-- The bodies whose sheet asks for a quantity and whose figure is not known, for each window in which another body's is.
--
-- @with   windows, silences, lines
-- @column standing  text    - accepted, first or latest
-- @column territory text    - the map
-- @column indicator text    - what is owed
-- @column part      text    - '' is the total
-- @column span      text    - quarter, half or year
-- @column q         integer - the window
-- @column agency    text    - who is absent
with held as (
  select distinct standing, territory, indicator, part, span, q from windows
)
select h.standing, h.territory, h.indicator, h.part, h.span, h.q, l.agency
from held as h
inner join lines as l on l.territory = h.territory and l.indicator = h.indicator and l.part = h.part and l.q = h.q
left join windows as w on w.standing = h.standing and w.agency = l.agency and w.indicator = h.indicator and w.part = h.part and w.span = h.span and w.q = h.q
left join silences as o on o.standing = h.standing and o.agency = l.agency and o.q = h.q and o.indicator = h.indicator and o.part = h.part and o.state = 'not-applicable'
where w.agency is null and o.agency is null
