-- Until when the stages of a campaign are kept open for a component of a card, or for the whole card, as exceptions were made.
--
-- @param  as_of         timestamp? what was known then
-- @column criteria      text - id of the set
-- @column period        text - 2026, or the month 2026M09
-- @column scored        text - a body, or the map itself
-- @column component     text - its number in the set; '' for the whole card
-- @column self_until    date - last day on which points may be given to oneself, null where that is not kept open
-- @column explain_until date - last day of explanations, likewise
select
  criteria, period, scored, component, max(case when stage = 'self' then until end) as self_until, max(case when stage = 'explain' then until end) as explain_until
from campaign_steps
where step = 'exception' and taken_at <= $as_of
group by criteria, period, scored, component
