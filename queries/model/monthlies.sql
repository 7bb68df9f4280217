-- Who owes which indicator in which month: months close no quarter and stand in no duty of a report.
--
-- @with   bodies, measuring
-- @column agency    text - who owes it
-- @column territory text - on which map
-- @column indicator text - what is owed
-- @column report    text - the month, as 2026M09
with wanted as (
  select distinct r.indicator, p.territory, p.first_year, p.last_year from registry_targets as r inner join registry_plans as p on p.id = r.plan
  union
  select indicator, territory, first_year, last_year from measuring
)
select distinct b.agency, b.territory, i.id as indicator, c.report
from registry_calendar as c
inner join wanted as w on c.year between w.first_year and w.last_year
inner join registry_indicators as i on i.id = w.indicator and ' ' || i.reports || ' ' like '% M %'
inner join bodies as b on b.territory = w.territory and b.kind <> 'collective' and c.ends between b.alive_from and coalesce(b.alive_to, date '9999-12-31')
where c.kind = 'M' and (' ' || i.owed_by || ' ' like '% ' || b.kind || ' %' or (i.owed_by = 'lead' and ' ' || b.office || ' ' like '% ' || i.lead || ' %'))
