-- How far each report has come that has begun: of how many bodies it is asked, who has handed in and when, and what became of it.
--
-- @with   awaited
-- @keep   plan
-- @param  plan        text?   only on this plan's map
-- @param  report      text?   only this one
-- @param  as_of       timestamp? what was known then; now if left out
-- @column report      text    -      the report
-- @column q           integer -      the quarter that it closes
-- @column due         date    -      to be handed in by
-- @column closes      date    -      closed after
-- @column days_left   integer day    until it is due; below 0 it is overdue
-- @column is_next     boolean -      the one that is open now: due and not closed yet; where there is none, the one due next, else the last that was due
-- @column agencies    integer agency of whom it is asked
-- @column received    integer agency who have handed in a figure
-- @column on_time     integer agency who did so by the due day
-- @column late        integer agency who did so later
-- @column absent      integer agency who have not
-- @column waiting     integer agency whose sheet waits for its head or the reviewer
-- @column accepted    integer agency whose sheet is accepted
-- @column returned    integer agency who have figures to hand in again
-- @origin q place
-- @origin days_left made due
-- @origin agencies,received,on_time,late,absent,waiting,accepted,returned counted question='dues' plan report
with counted as (
  select
    report, q, due, closes, count(*) as agencies, count(first_received_at) as received, count(case when timeliness = 'on-time' then 1 end) as on_time, count(case when timeliness = 'late' then 1 end) as late,
    count(case when first_received_at is null then 1 end) as absent, count(case when stage in ('sent', 'approved') then 1 end) as waiting, count(case when stage = 'accepted' then 1 end) as accepted,
    count(case when returned > 0 then 1 end) as returned
  from awaited
  where $plan is null or territory in (select p.territory from registry_plans as p where p.id = $plan)
  group by report, q, due, closes
),
next_due as (
  select coalesce(min(case when closes >= $today then due end), max(due)) as due from counted
)
select
  c.report, c.q, c.due, c.closes, cast(c.due - $today as bigint) as days_left, c.due = n.due as is_next, c.agencies, c.received, c.on_time, c.late, c.absent, c.waiting, c.accepted, c.returned
from counted as c
cross join next_due as n
order by c.q desc
