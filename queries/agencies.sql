-- Bodies that lead, co-operate or report, and what became of them.
--
-- @with   bodies, homes
-- @keep
-- @param  territory      text?  only those of this map
-- @param  plan           text?  whose maps the unit is on
-- @param  boundary       text?  on which of them: reported, current or baseline
-- @param  as_of          timestamp? with the registry in force then; now if left out
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
-- @column unit           text - under whose account it falls; itself where no plan is asked for
-- @column unit_vi        text - the unit's name
-- @column unit_en        text - the same in English
select
  b.agency, b.name_vi, b.name_en, b.kind, b.level, b.province, b.territory, b.office,
  nullif(b.alive_from, date '0001-01-01') as alive_from, b.alive_to, nullif(s.successor, '') as successor, n.name_vi as successor_vi, s.operates_from as successor_from,
  (select max(r.certainty) from registry_agencies as r where r.id = b.agency) as certainty,
  coalesce(u.unit, b.agency) as unit, coalesce(u.name_vi, b.name_vi) as unit_vi, coalesce(u.name_en, b.name_en) as unit_en
from bodies as b
left join registry_succession as s on s.predecessor = b.agency
left join bodies as n on n.agency = s.successor
left join homes as u on u.plan = $plan and u.boundary = coalesce($boundary, 'reported') and u.agency = b.agency
where $territory is null or b.territory = $territory
order by b.territory, b.level desc, b.agency, s.successor
