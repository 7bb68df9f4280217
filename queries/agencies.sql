-- Bodies that lead, co-operate or report, and what became of them.
--
-- @with   bodies
-- @param  territory      text?  only those of this map
-- @column agency         text - id in data/agencies.csv
-- @column name_vi        text - name
-- @column name_en        text - the same in English
-- @column kind           text - department, district, commune …
-- @column level          text - province, district, commune
-- @column province       text - province it belongs to
-- @column territory      text - map that it reports for
-- @column office         text - offices it holds
-- @column alive_from     date? - first day, null where unknown
-- @column alive_to       date? - last day, null while it lives
-- @column successor      text? - who took over
-- @column successor_vi   text? - the successor's name
-- @column successor_from date? - from when
-- @column certainty      text - verified, printed or illustrative
select
  b.agency, b.name_vi, b.name_en, b.kind, b.level, b.province, b.territory, b.office,
  nullif(b.alive_from, date '0001-01-01') as alive_from, b.alive_to, nullif(s.successor, '') as successor, n.name_vi as successor_vi, s.operates_from as successor_from,
  (select max(r.certainty) from registry_agencies as r where r.id = b.agency) as certainty
from bodies as b
left join registry_succession as s on s.predecessor = b.agency
left join bodies as n on n.agency = s.successor
where $territory is null or b.territory = $territory
order by b.territory, b.level desc, b.agency, s.successor
