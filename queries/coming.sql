-- Reports that agencies have to hand in from now on: those not closed, begun or not, with the days that a calendar shows.
--
-- @with   lines, bodies, reports, heirs, opened
-- @keep
-- @param  agency     text? who answers for it; everybody if left out
-- @param  as_of      timestamp? what was known then; now if left out
-- @column answers    text  - who hands it in: the body itself, or the one that carries its work on
-- @column agency     text  - whose report it is
-- @column name_vi    text  - its name
-- @column name_en    text  - the same in English
-- @column report     text  - the report
-- @column due        date  - to be handed in by
-- @column closes     date  - no sheets are taken after it
-- @column open_until date? - it was opened for this body until this day
with still as (
  select distinct coalesce(h.heir, l.agency) as answers, l.agency, b.name_vi, b.name_en, l.report, c.due, c.closes, u.until as open_until
  from lines as l
  inner join bodies as b on b.agency = l.agency
  inner join reports as c on c.report = l.report
  left join heirs as h on h.agency = l.agency
  left join opened as u on u.agency = l.agency and u.report = l.report
  where (c.closes >= $today or u.until >= $today) and ($agency is null or coalesce(h.heir, l.agency) = $agency or l.agency = $agency)
)
select s.answers, s.agency, s.name_vi, s.name_en, s.report, s.due, s.closes, s.open_until
from still as s
order by s.due, s.report, s.agency
