-- Who owes which indicator in which report: the kinds of agency that the indicator names, alive at the window's end,
-- on a map where some plan of that year has a target for it, or names that year as its baseline, or a criteria set of that year measures it.
--
-- @with   bodies, reports, measuring
-- @column agency    text    -  who owes it
-- @column territory text    -  on which map
-- @column indicator text    -  what is owed
-- @column report    text    -  in which report
-- @column q         integer -  the quarter that the report closes
with wanted as (
  select distinct r.indicator, p.territory, p.last_year, case when r.baseline <> '' then least(p.first_year, cast(substr(r.baseline, 1, 4) as bigint)) else p.first_year end as first_year
  from registry_targets as r
  inner join registry_plans as p on p.id = r.plan
  union
  select indicator, territory, last_year, first_year from measuring
)
select distinct b.agency, b.territory, i.id as indicator, c.report, c.q
from bodies as b
inner join wanted as w on w.territory = b.territory
inner join registry_indicators as i on i.id = w.indicator
inner join reports as c
  on c.year between w.first_year and w.last_year
  and ' ' || i.reports || ' ' like '% ' || c.kind || ' %'
  and c.ends between b.alive_from and coalesce(b.alive_to, date '9999-12-31')
where b.kind <> 'collective'
  and (
    ' ' || i.owed_by || ' ' like '% ' || b.kind || ' %'
    or (i.owed_by = 'lead' and ' ' || b.office || ' ' like '% ' || i.lead || ' %')
  )
