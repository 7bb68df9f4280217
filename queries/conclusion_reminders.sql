-- What is to be done about conclusions, and in which role: open ones by the step that they have come to, and those that wait to be confirmed.
--
-- @with   followed, bodies, heirs
-- @param  as_of      timestamp? what was known then; now if left out
-- @column conclusion text      -   its number
-- @column matter     text      -   conclusion, or confirm
-- @column step       text      -   given, ten-days, three-days, due-day, day-after, head, secretary; or confirm
-- @column urgency    text      -   overdue, today, soon or confirm
-- @column role       text      -   who is reminded: reporter, head or secretary
-- @column since      date      -   the day from which it is so
-- @column answers    text      -   whose people are reminded, where the role is of one agency
-- @column agency     text      -   the body that leads it
-- @column name_vi    text      -   its name
-- @column name_en    text      -   the same in English
-- @column plan       text      -   of which plan
-- @column text       text      -   word for word
-- @column notice     text      -   number of the signed notice
-- @column due        date      -   its deadline
-- @column days_left  integer day   until then; below 0 it is overdue
-- @column changed_at timestamp -   when something was last said of it
-- @origin days_left made due
with ladder (step, role, days, place) as (
  values ('ten-days', 'reporter', -10, 2), ('three-days', 'reporter', -3, 3), ('due-day', 'reporter', 0, 4), ('day-after', 'reporter', 1, 5), ('head', 'head', 3, 6), ('secretary', 'secretary', 5, 7)
),
undone as (
  select * from followed where notice is not null and state in ('new', 'under-way', 'extended', 'overdue')
),
reached as (
  select u.conclusion, l.step, l.role, cast(u.due + l.days * interval '1' day as date) as day, l.place from undone as u cross join ladder as l
  union all
  select u.conclusion, 'given' as step, 'reporter' as role, u.signed_on as day, 1 as place from undone as u
),
placed as (
  select r.*, row_number() over (partition by r.conclusion, r.role order by r.place desc) as nth from reached as r where r.day <= $today
),
matters as (
  select conclusion, 'conclusion' as matter, step, role, day as since from placed where nth = 1
  union all
  select conclusion, 'confirm' as matter, 'confirm' as step, 'secretary' as role, cast(changed_at + interval '7' hour as date) as since from followed where state = 'to-confirm'
)
select
  m.conclusion, m.matter, m.step, case when m.matter = 'confirm' then 'confirm' when f.due < $today then 'overdue' when f.due = $today then 'today' else 'soon' end as urgency,
  m.role, m.since, coalesce(h.heir, f.lead) as answers, f.lead as agency, b.name_vi, b.name_en, f.plan, f.text, f.notice, f.due, cast(f.due - $today as bigint) as days_left, f.changed_at
from matters as m
inner join followed as f on f.conclusion = m.conclusion
inner join bodies as b on b.agency = f.lead
left join heirs as h on h.agency = f.lead
order by f.due, cast(m.conclusion as bigint), m.role, answers
