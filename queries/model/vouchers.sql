-- How many of the documents asked for each component of a card are there, slot by slot counted once. A document of a slot that is no longer asked for counts not.
--
-- @with   components
-- @param  as_of     timestamp? what was known then
-- @column criteria  text    -        id of the set
-- @column period    text    -        2026, or the month 2026M09
-- @column scored    text    -        a body, or the map itself
-- @column component text    -        its number in the set
-- @column slots     integer document that are there
select
  c.criteria, c.period, split_part(e.subject, '/', 2) as scored, c.component, count(distinct e.part) as slots
from evidence as e
inner join components as c on c.criteria = split_part(e.subject, '/', 1) and c.period = e.report and c.component = e.indicator
where e.kind = 'component' and e.linked_at <= $as_of and (e.unlinked_at is null or e.unlinked_at > $as_of)
  and c.evidence <> '' and cast(replace(e.part, 'slot=', '') as bigint) between 1 and length(c.evidence) - length(replace(c.evidence, '|', '')) + 1
group by c.criteria, c.period, split_part(e.subject, '/', 2), c.component
