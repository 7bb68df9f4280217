-- Lines for which no figure stands and somebody said why: the reason that was given last, by a sheet that stands. What was withdrawn is one of them.
--
-- @with   lines, newest, reasons
-- @column agency    text - who owes it
-- @column territory text - on which map
-- @column report    text - in which report
-- @column indicator text - what is owed
-- @column part      text - '' is the total
-- @column reason    text - in its sender's words; '' where a figure was withdrawn without any
with said as (
  select r.*, row_number() over (partition by r.agency, r.report, r.indicator, r.part order by r.revision desc) as place from reasons as r
),
pleaded as (
  select s.agency, s.report, s.indicator, s.part
  from said as s
  left join newest as k on k.agency = s.agency and k.report = s.report and k.indicator = s.indicator and k.part = s.part
  where s.place = 1 and k.agency is null
  union
  select agency, report, indicator, part from newest where state = 'withdrawn'
)
select l.agency, l.territory, l.report, l.indicator, l.part, coalesce(s.reason, '') as reason
from pleaded as p
inner join lines as l on l.agency = p.agency and l.report = p.report and l.indicator = p.indicator and l.part = p.part
left join said as s on s.agency = p.agency and s.report = p.report and s.indicator = p.indicator and s.part = p.part and s.place = 1
