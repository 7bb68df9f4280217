-- Everything wrong with a sheet that the registry can tell, one row each; what a single cell shows is told by the cell checks.
-- Reads the table `sheet` (place, sheet, line, indicator, part, reference). Months close no quarter, so `duties` leaves them out: what is owed in one is found here.
--
-- @with   duties, bodies, monthlies, measuring
-- @param  agency  text  who hands it in
-- @param  report  text  for which report
-- @column place   integer - order in the sheet
-- @column code    text    - a key of data/words/problems
-- @column sheet   text    - worksheet
-- @column line    integer - line in it
-- @column field   text    - indicator, part or reference
-- @column given   text    - what stands there
-- @column detail  text    - the line it doubles, the parts known, or the first year of the calendar
with known_parts as (
  select indicator, part from registry_targets where part <> ''
  union
  select indicator, part from measuring where part <> ''
),
placed as (
  select s.*, first_value(s.line) over (partition by s.indicator, s.part order by s.place) as first_line,
    min(s.place) over (partition by s.indicator, s.part) as first_place from sheet as s
),
owed as (
  select d.indicator from duties as d where d.agency = $agency and d.report = $report
  union
  select m.indicator from monthlies as m where m.agency = $agency and m.report = $report
)
select l.place, 'unknown-indicator' as code, l.sheet, l.line, 'indicator' as field, l.indicator as given, '' as detail
from placed as l
where l.indicator not in (select id from registry_indicators)
union all
select l.place, 'not-owed' as code, l.sheet, l.line, 'indicator' as field, l.indicator as given, '' as detail
from placed as l
where l.indicator in (select id from registry_indicators)
  and l.indicator not in (select o.indicator from owed as o)
union all
select l.place, 'unknown-part' as code, l.sheet, l.line, 'part' as field, l.part as given,
  coalesce((select string_agg(k.part, ', ' order by k.part) from known_parts as k where k.indicator = l.indicator), '') as detail
from placed as l
where l.part <> '' and l.indicator in (select id from registry_indicators)
  and not exists (select 1 from known_parts as k where k.indicator = l.indicator and k.part = l.part)
union all
select l.place, 'doubled-key' as code, l.sheet, l.line, 'indicator' as field, l.indicator as given, cast(l.first_line as varchar) as detail
from placed as l
where l.place > l.first_place
union all
select l.place, 'reference-before' as code, l.sheet, l.line, 'reference' as field, l.reference as given, c.first_year as detail
from placed as l
inner join registry_indicators as i on i.id = l.indicator and i.timing = 'survey'
cross join (select cast(min(year) as varchar) as first_year from registry_calendar) as c
where (l.reference like '20__' or l.reference like '20__Q_') and substr(l.reference, 1, 4) < c.first_year
  and not exists (
    select 1
    from registry_targets as r
    inner join registry_plans as p on p.id = r.plan
    inner join bodies as b on b.agency = $agency and b.territory = p.territory
    where r.indicator = l.indicator and r.baseline <> '' and (l.reference like '20__' or l.reference like '20__Q4')
      and substr(l.reference, 1, 4) between substr(r.baseline, 1, 4) and substr(r.baseline, length(r.baseline) - 3)
  )
order by place, code
