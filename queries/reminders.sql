-- What is to be done now, and in which role: open reports not handed in, handed in without some lines, or given back, by the step of the ladder that
-- they have come to; where each of the missing lines has a reason, on the due day alone;
-- and sheets that wait for a head or for a reviewer, of closed reports too.
--
-- @deed   read-sheets
-- @keep   approval
-- @with   awaited, bodies, reports
-- @param  approval    boolean? heads approve a sheet before it is reviewed; not if left out
-- @param  as_of       timestamp? what was known then; now if left out
-- @column matter      text      -   due, approve or review
-- @column step        text      -   ten-days, three-days, due-day, day-after, head, secretary, opened (again, after it had closed) or returned; or as matter
-- @column urgency     text      -   overdue, today, returned, soon, approve or review
-- @column role        text      -   who is reminded: reporter, head, reviewer or secretary
-- @column since       date      -   the day from which it is so
-- @column answers     text      -   whose people are reminded, where the role is of one agency
-- @column agency      text      -   whose sheet it is
-- @column name_vi     text      -   its name
-- @column name_en     text      -   the same in English
-- @column plan        text      -   a plan of its map
-- @column report      text      -   the report
-- @column due         date      -   to be handed in by
-- @column until       date      -   the last day on which a sheet is taken
-- @column days_left   integer day   until it is due; below 0 it is overdue
-- @column owed        integer row lines of the sheet
-- @column missing     integer row of these lines, those for which nothing stands
-- @column excused     integer row of the missing lines, those for which a reason was given
-- @column submission  text?     -   receipt number of the sheet that waits or was given back
-- @column returned    integer row   figures given back and not handed in again
-- @column returned_at timestamp? -  when the last of them was
-- @origin days_left made due
-- @origin owed counted question='owed' agency report
-- @origin missing,excused counted question='unfilled' agency report
-- @origin returned counted question='returned' agency report
with looked as (
  select
    a.agency, a.territory, a.report, a.answers, a.submission, a.is_open, a.stage, a.owed, a.owed - a.covered as missing, a.excused, a.returned, c.year, c.due, c.closes,
    case when a.open_until > c.closes then a.open_until else c.closes end as until,
    case when a.stage = 'returned' then a.staged_at else a.returned_at end as returned_at,
    cast(a.staged_at + interval '7' hour as date) as staged_on
  from awaited as a
  inner join reports as c on c.report = a.report
  where a.owed > 0 and (a.is_open or a.returned > 0 or a.stage in ('sent', 'approved'))
),
undone as (
  select
    o.agency, o.territory, o.report, o.closes, cast(o.returned_at + interval '7' hour as date) as returned_on,
    o.returned = 0 and o.stage not in ('none', 'returned') and o.missing = o.excused as is_excused
  from looked as o
  where o.returned > 0 or (o.is_open and (o.stage in ('none', 'returned') or o.missing > 0))
),
reached as (
  select u.agency, u.territory, u.report, l.step, l.role, l.day, l.place
  from undone as u
  inner join registry_ladder as l on l.report = u.report and l.day <= $today and (l.step = 'due-day' or not u.is_excused)
  where u.closes >= $today and (u.returned_on is null or l.day > u.returned_on)
  union all
  select u.agency, u.territory, u.report, 'opened' as step, 'reporter' as role, u.closes as day, 98 as place
  from undone as u
  where u.closes < $today and not u.is_excused
  union all
  select u.agency, u.territory, u.report, 'returned' as step, 'reporter' as role, u.returned_on as day, 99 as place
  from undone as u
  where u.returned_on is not null
),
steps as (
  select agency, territory, report, step, role, day, row_number() over (partition by agency, territory, report, role order by day desc, place desc) as nth
  from reached
),
matters as (
  select agency, territory, report, 'due' as matter, step, role, day as since from steps where nth = 1
  union all
  select agency, territory, report, 'approve' as matter, 'approve' as step, 'head' as role, staged_on as since
  from looked
  where coalesce($approval, false) and stage = 'sent'
  union all
  select agency, territory, report, 'review' as matter, 'review' as step, 'reviewer' as role, staged_on as since
  from looked
  where stage = 'approved' or (stage = 'sent' and not coalesce($approval, false))
),
planned as (
  select
    o.agency, o.territory, o.report, p.id as plan,
    row_number() over (partition by o.agency, o.territory, o.report order by case when o.year between p.first_year and p.last_year then 0 else 1 end, p.position, p.id) as nth
  from looked as o
  inner join registry_plans as p on p.territory = o.territory
),
urgencies (urgency, place) as (
  values ('overdue', 1), ('today', 2), ('returned', 3), ('soon', 4), ('approve', 5), ('review', 6)
)
select
  m.matter, m.step, u.urgency, m.role, m.since, o.answers, o.agency, b.name_vi, b.name_en, p.plan, o.report, o.due, o.until,
  cast(o.due - $today as bigint) as days_left, o.owed, o.missing, o.excused, o.submission, o.returned, o.returned_at
from matters as m
inner join looked as o on o.agency = m.agency and o.territory = m.territory and o.report = m.report
inner join bodies as b on b.agency = o.agency
inner join planned as p on p.agency = o.agency and p.territory = o.territory and p.report = o.report and p.nth = 1
inner join urgencies as u
  on u.urgency = case when m.matter <> 'due' then m.matter when m.step = 'returned' then 'returned' when o.due < $today then 'overdue' when o.due = $today then 'today' else 'soon' end
order by u.place, o.due, o.report, o.agency, m.role
