-- Each conclusion of the Committee as it stands: as last recorded, with what was said since, and the state that follows. A deadline that was
-- moved keeps the one before; what was claimed as done waits until somebody else finds so.
--
-- @param  as_of         timestamp? what was known then
-- @column conclusion    text       -   its number, as text
-- @column state         text       -   draft, new, under-way, to-confirm, done, overdue, extended or stopped
-- @column plan          text       -   of which plan
-- @column area          text       -   of which area, '' of none
-- @column target        text       -   of which target page, '' of none
-- @column text          text       -   word for word
-- @column product       text       -   what is to come of it
-- @column lead          text       -   the body that leads it
-- @column partners      text       -   bodies that co-operate, each between bars
-- @column meeting       text       -   at which meeting it was spoken
-- @column met_on        date       -   the meeting's day
-- @column seen_at       timestamp  -   as of when the figures were looked at, null where that is not told
-- @column notice        text       -   number of the signed notice, null of a draft
-- @column signed_on     date       -   its day
-- @column first_due     date       -   the deadline as signed
-- @column due           date       -   the deadline now
-- @column extensions    integer    row how often it was moved
-- @column why_extended  text       -   why it was moved last
-- @column told          text       -   what its lead told last
-- @column told_at       timestamp  -   when
-- @column done_on       date       -   day on which it was done, as last claimed
-- @column document      text       -   what proves that, in words
-- @column evidence      text       -   the record of that document, '' where none was added
-- @column why_returned  text       -   why the last claim was not taken, null where it stands
-- @column confirmed_at  timestamp  -   when somebody else found so
-- @column why_stopped   text       -   why it is followed no more
-- @column changed_at    timestamp  -   when something was last said of it
with said as (
  select s.*, row_number() over (partition by s.conclusion, s.step order by s.seq desc) as nth, count(*) over (partition by s.conclusion, s.step) as times, max(s.taken_at) over (partition by s.conclusion) as changed_at
  from conclusion_steps as s
  where s.taken_at <= $as_of
)
select
  n.conclusion,
  case
    when x.seq is not null then 'stopped' when o.seq is not null then 'done' when g.seq is null then 'draft' when c.seq > coalesce(r.seq, 0) then 'to-confirm'
    when coalesce(e.due, n.due) < $today then 'overdue' when e.seq is not null then 'extended' when t.seq is not null or r.seq is not null then 'under-way'
    else 'new'
  end as state,
  n.plan, n.area, n.target, n.text, n.product, n.lead, n.partners, n.meeting, n.met_on, n.seen_at, g.notice, g.signed_on, n.due as first_due, coalesce(e.due, n.due) as due,
  coalesce(e.times, 0) as extensions, e.note as why_extended, t.note as told, t.taken_at as told_at, c.done_on, c.document, c.evidence, case when r.seq > c.seq then r.note end as why_returned,
  o.taken_at as confirmed_at, x.note as why_stopped, n.changed_at
from said as n
left join said as g on g.conclusion = n.conclusion and g.step = 'signed' and g.nth = 1
left join said as e on e.conclusion = n.conclusion and e.step = 'extended' and e.nth = 1
left join said as t on t.conclusion = n.conclusion and t.step = 'progress' and t.nth = 1
left join said as c on c.conclusion = n.conclusion and c.step = 'claimed' and c.nth = 1
left join said as r on r.conclusion = n.conclusion and r.step = 'returned' and r.nth = 1
left join said as o on o.conclusion = n.conclusion and o.step = 'confirmed' and o.nth = 1
left join said as x on x.conclusion = n.conclusion and x.step = 'stopped' and x.nth = 1
where n.step = 'noted' and n.nth = 1
