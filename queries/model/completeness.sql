-- How many lines each sheet has, for how many of them something stands, and for how many of the others a reason does. Whoever may read sheets of some
-- areas alone is told of the lines of these.
--
-- @with   lines, newest, pleas, readable
-- @param  report    text?   only this one
-- @param  areas     text?   lines of these areas alone
-- @param  as_of     timestamp? what was known then
-- @column agency    text    -   whose sheet it is
-- @column territory text    -   its map
-- @column report    text    -   the report
-- @column owed      integer row lines of the sheet
-- @column covered   integer row of these lines, those with something handed in that stands, by whichever sheet
-- @column excused   integer row of the lines without anything, those for which a reason was given
with asked as (
  select l.agency, l.territory, l.report, count(case when $areas is null or n.subject is not null then 1 end) as owed
  from lines as l
  left join readable as n on n.kind = 'figure' and n.agency = l.agency and n.subject = l.indicator
  where $report is null or l.report = $report
  group by l.agency, l.territory, l.report
),
filled as (
  select l.agency, l.report, count(*) as covered
  from lines as l
  inner join newest as k on k.agency = l.agency and k.report = l.report and k.indicator = l.indicator and k.part = l.part and k.state <> 'withdrawn'
  left join readable as n on n.kind = 'figure' and n.agency = l.agency and n.subject = l.indicator
  where $areas is null or n.subject is not null
  group by l.agency, l.report
),
pleaded as (
  select p.agency, p.report, count(*) as excused
  from pleas as p
  left join readable as n on n.kind = 'figure' and n.agency = p.agency and n.subject = p.indicator
  where $areas is null or n.subject is not null
  group by p.agency, p.report
)
select o.agency, o.territory, o.report, o.owed, coalesce(f.covered, 0) as covered, coalesce(e.excused, 0) as excused
from asked as o
left join filled as f on f.agency = o.agency and f.report = o.report
left join pleaded as e on e.agency = o.agency and e.report = o.report
