-- How the signed conclusions of a plan stand: all that are followed, and how many of them in which state.
--
-- @with   followed
-- @keep   plan
-- @param  plan       text       id in data/plans
-- @param  as_of      timestamp? what was known then; now if left out
-- @column plan       text       -   the plan
-- @column total      integer    row all but those stopped
-- @column done       integer    row found to be done
-- @column in_time    integer    row open, and not due yet
-- @column to_confirm integer    row claimed as done, and not yet found so
-- @column overdue    integer    row open, and past their deadline
-- @column stopped    integer    row followed no more
-- @column days_over  integer?   day that the worst is overdue; null where none is
-- @origin total,done,in_time,to_confirm,overdue,stopped counted question='conclusions' plan
-- @origin days_over made overdue
with counted as (
  select
    plan, state, case when state = 'overdue' then cast($today - due as bigint) end as days_over
  from followed
  where notice is not null
)
select
  p.id as plan, count(case when c.state <> 'stopped' then 1 end) as total, count(case when c.state = 'done' then 1 end) as done,
  count(case when c.state in ('new', 'under-way', 'extended') then 1 end) as in_time, count(case when c.state = 'to-confirm' then 1 end) as to_confirm,
  count(case when c.state = 'overdue' then 1 end) as overdue, count(case when c.state = 'stopped' then 1 end) as stopped, max(c.days_over) as days_over
from registry_plans as p
left join counted as c on c.plan = p.id
where p.id = $plan
group by p.id
order by p.id
