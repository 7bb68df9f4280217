-- Whose last known figure stands in for an absent body: its own, or that of the nearest bodies whose work it carries on.
--
-- @with   missing, windows, lineage
-- @column standing    text    -         accepted, first or latest
-- @column territory   text    -         the map
-- @column indicator   text    -         what is owed
-- @column part        text    -         '' is the total
-- @column span        text    -         quarter, half or year
-- @column q           integer -         the window in which it is absent
-- @column agency      text    -         who is absent
-- @column ancestor    text    -         whose figure it is
-- @column share       number  -         part of it that passed on
-- @column last_q      integer -         its window
-- @column denominator number  indicator share of it
-- @column value       number  indicator share of it
with candidates as (
  select a.*, k.ancestor, max(w.q) as last_q
  from missing as a
  inner join lineage as k on k.agency = a.agency
  inner join windows as w on w.standing = a.standing and w.agency = k.ancestor and w.indicator = a.indicator and w.part = a.part and w.span = a.span and w.q < a.q
  group by a.standing, a.territory, a.indicator, a.part, a.span, a.q, a.agency, k.ancestor
),
distant as (
  select distinct c.standing, c.indicator, c.part, c.span, c.q, c.agency, c.ancestor
  from candidates as c
  inner join candidates as n on n.standing = c.standing and n.indicator = c.indicator and n.part = c.part and n.span = c.span and n.q = c.q and n.agency = c.agency and n.ancestor <> c.ancestor
  inner join lineage as k on k.agency = n.ancestor and k.ancestor = c.ancestor
)
select c.standing, c.territory, c.indicator, c.part, c.span, c.q, c.agency, c.ancestor, k.share, c.last_q, k.share * w.denominator as denominator, k.share * w.value as value
from candidates as c
inner join lineage as k on k.agency = c.agency and k.ancestor = c.ancestor
inner join windows as w on w.standing = c.standing and w.agency = c.ancestor and w.indicator = c.indicator and w.part = c.part and w.span = c.span and w.q = c.last_q
left join distant as d
  on d.standing = c.standing and d.indicator = c.indicator and d.part = c.part and d.span = c.span and d.q = c.q and d.agency = c.agency and d.ancestor = c.ancestor
where d.agency is null
