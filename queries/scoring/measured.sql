-- What components that read a snapshot measure now, to be kept when something is published.
--
-- @with   tallies, components, cardholders, progress
-- @param  as_of       timestamp? what is known
-- @column criteria    text    - which set
-- @column period      text    - in which period
-- @column scored      text    - of which body or map
-- @column component   text    - which component
-- @column numerator   number? - of a share
-- @column denominator number? - of a share
-- @column value       number? - of anything else
-- @column done_on     date?   - when what it waits for was done
-- @column at_period   text?   - of which report or month the figure is
with measured as (
  select criteria, period, scored, component, numerator, denominator, value, cast(null as date) as done_on, at_period from tallies where problem = ''
  union all
  select
    c.criteria, c.period, h.scored, c.component, null as numerator, null as denominator, case when p.state = 'done' then 1.0 else 0.0 end as value, case when p.state = 'done' then p.done_on end as done_on, null as at_period
  from components as c
  inner join cardholders as h on h.criteria = c.criteria and h.period = c.period and (c.applies_to = '' or ' ' || c.applies_to || ' ' like '% ' || h.kind || ' %')
  inner join progress as p on p.subject = c.subject and p.state <> ''
  where c.subject <> ''
)
select m.criteria, m.period, m.scored, m.component, m.numerator, m.denominator, m.value, m.done_on, m.at_period
from measured as m
inner join components as c on c.criteria = m.criteria and c.period = m.period and c.component = m.component and c.reading = 'snapshot'
order by m.criteria, m.period, m.scored, m.component
