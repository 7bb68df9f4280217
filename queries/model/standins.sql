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
-- @column share       number  -         part of it that passed on, less what nearer bodies with a figure stand in for
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
),
nearest as (
  select c.*
  from candidates as c
  left join distant as d
    on d.standing = c.standing and d.indicator = c.indicator and d.part = c.part and d.span = c.span and d.q = c.q and d.agency = c.agency and d.ancestor = c.ancestor
  where d.agency is null
),
covered as (
  select c.standing, c.indicator, c.part, c.span, c.q, c.agency, c.ancestor, sum(a.share * b.share) as share
  from distant as c
  inner join nearest as n on n.standing = c.standing and n.indicator = c.indicator and n.part = c.part and n.span = c.span and n.q = c.q and n.agency = c.agency
  inner join lineage as a on a.agency = c.agency and a.ancestor = n.ancestor
  inner join lineage as b on b.agency = n.ancestor and b.ancestor = c.ancestor
  group by c.standing, c.indicator, c.part, c.span, c.q, c.agency, c.ancestor
),
weighed as (
  select c.*, k.share - coalesce(v.share, 0) as share
  from candidates as c
  inner join lineage as k on k.agency = c.agency and k.ancestor = c.ancestor
  left join covered as v on v.standing = c.standing and v.indicator = c.indicator and v.part = c.part and v.span = c.span and v.q = c.q and v.agency = c.agency and v.ancestor = c.ancestor
)
select c.standing, c.territory, c.indicator, c.part, c.span, c.q, c.agency, c.ancestor, c.share, c.last_q, c.share * w.denominator as denominator, c.share * w.value as value
from weighed as c
inner join windows as w on w.standing = c.standing and w.agency = c.ancestor and w.indicator = c.indicator and w.part = c.part and w.span = c.span and w.q = c.last_q
where round(c.share, 9) > 0
