-- Until when a closed report stays open for an agency: what was said last, for it or for everybody, for this report or for every one.
--
-- @with   bodies
-- @param  as_of    timestamp? what was known then
-- @column agency   text - for whom
-- @column report   text - which report
-- @column until    date - last day on which sheets are taken
with granted as (
  select b.agency, c.report, o.until, row_number() over (partition by b.agency, c.report order by o.seq desc) as place
  from openings as o
  inner join bodies as b on o.agency in ('', b.agency)
  inner join registry_calendar as c on o.report in ('', c.report)
  where o.opened_at <= $as_of
)
select agency, report, until from granted where place = 1
