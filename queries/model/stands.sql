-- What people said of each component, and of a card as a whole (component ''): the last of each kind.
--
-- @param  as_of      timestamp? what was known then
-- @param  cards      text?      only these cards, each as set/period/scored between bars
-- @column card       text    -  set/period/scored
-- @column criteria   text    -  id of the set
-- @column period     text    -  2026, or the month 2026M09
-- @column scored     text    -  a body, or the map itself
-- @column component  text    -  its number in the set, '' for the whole card
-- @column agency     text    -  to whom it was given
-- @column person     text    -  to whom among its people
-- @column self       number  -  points given to oneself
-- @column self_note  text    -  with which explanation
-- @column first      number  -  points of the first appraisal
-- @column first_note text    -  with which reason
-- @column explained  text    -  what was said to that since it was given
-- @column final      number  -  points of the second appraisal
-- @column final_note text    -  with which reason
-- @column survey     number  -  points of a survey
-- @column official   number  -  points of the portal or the ministry
-- @column excused    boolean -  not applicable
-- @column excused_note text  -  why
with placed as (
  select
    s.*, case when s.step in ('excused', 'included') then 'excused' else s.step end as slot,
    row_number() over (partition by s.criteria, s.period, s.scored, s.component, case when s.step in ('excused', 'included') then 'excused' else s.step end order by s.seq desc) as place
  from score_steps as s
  where s.taken_at <= $as_of and ($cards is null or strpos($cards, '|' || s.criteria || '/' || s.period || '/' || s.scored || '|') > 0)
),
latest as (
  select p.*, max(case when p.slot = 'first' then p.seq end) over (partition by p.criteria, p.period, p.scored, p.component) as first_seq from placed as p where p.place = 1
)
select
  criteria || '/' || period || '/' || scored as card, criteria, period, scored, component,
  max(case when slot = 'assigned' then agency end) as agency, max(case when slot = 'assigned' then person end) as person,
  max(case when slot = 'self' then points end) as self, coalesce(max(case when slot = 'self' then note end), '') as self_note,
  max(case when slot = 'first' then points end) as first, coalesce(max(case when slot = 'first' then note end), '') as first_note,
  coalesce(max(case when slot = 'explained' and seq > coalesce(first_seq, 0) then note end), '') as explained, max(case when slot = 'final' then points end) as final, coalesce(max(case when slot = 'final' then note end), '') as final_note,
  max(case when slot = 'survey' then points end) as survey, max(case when slot = 'official' then points end) as official,
  count(case when step = 'excused' then 1 end) > 0 as excused, coalesce(max(case when step = 'excused' then note end), '') as excused_note
from latest
group by criteria, period, scored, component
