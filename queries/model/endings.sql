-- What nobody is left to report: where all bodies of its level have ended, or all of the kinds that owe it, with those who carry their
-- work on at the same level.
--
-- @with   quantities, bodies, lineage
-- @column territory text - the map
-- @column indicator text - what is measured
-- @column part      text - '' is the total
-- @column ended     date - last day of the last body
with levels as (
  select territory, 'level=' || level as part, max(alive_to) as ended from bodies group by territory, level having count(alive_to) = count(*)
),
owers as (
  select n.territory, n.indicator, max(h.alive_to) as ended
  from (select distinct q.territory, q.indicator, i.owed_by from quantities as q inner join registry_indicators as i on i.id = q.indicator) as n
  inner join bodies as b on b.territory = n.territory and b.kind <> 'collective' and ' ' || n.owed_by || ' ' like '% ' || b.kind || ' %'
  inner join lineage as k on k.ancestor = b.agency
  inner join bodies as h on h.agency = k.agency and h.level = b.level
  group by n.territory, n.indicator
  having count(h.alive_to) = count(*)
),
gone as (
  select q.territory, q.indicator, q.part, l.ended from quantities as q inner join levels as l on l.territory = q.territory and l.part = q.part
  union all
  select q.territory, q.indicator, q.part, o.ended from quantities as q inner join owers as o on o.territory = q.territory and o.indicator = q.indicator
)
select territory, indicator, part, min(ended) as ended from gone group by territory, indicator, part
