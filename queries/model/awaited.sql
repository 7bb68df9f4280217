-- What each body has to hand in: a report that has begun, until when it is taken, and how far its sheet has come. The open reports of an
-- ended body fall on the one that carries its work on. Whoever may read sheets of some areas alone is told of the lines of these.
--
-- @with   completeness, reports, heirs, handed, opened, settled, readable, portions
-- @param  report            text?   only this one
-- @param  areas             text?   lines of these areas alone
-- @param  as_of             timestamp? what was known then
-- @column agency            text    -   whose sheet it is
-- @column territory         text    -   its map
-- @column answers           text    -   who hands it in: the body itself, or the one that carries its work on
-- @column report            text    -   the report
-- @column q                 integer -   the quarter that it closes
-- @column opens             date    -   first day of the window
-- @column ends              date    -   last day of the window
-- @column due               date    -   to be handed in by
-- @column closes            date    -   no sheets are taken after it
-- @column open_until        date?   -   it was opened for this body until this day
-- @column is_open           boolean -   a sheet is taken today: the report is not closed, or was opened for this body, or its sheet was given back: then for the lines that were, and no others
-- @column owed              integer row lines of the sheet
-- @column covered           integer row of these lines, those with something handed in that stands, by whichever sheet
-- @column excused           integer row of the lines without anything, those for which a reason was given
-- @column figures           integer row figures of the latest sheet that stands
-- @column revisions         integer row how often it was handed in, taken back or not; reasons alone are no hand-in
-- @column submission        text?   -   receipt number of the latest sheet that stands
-- @column stage             text    -   none, sent, approved, accepted or returned: how far that one has come
-- @column staged_at         timestamp? - since when
-- @column first_received_at timestamp? - when a figure of it was first handed in
-- @column returned          integer row figures given back, neither handed in again nor given up
-- @column returned_at       timestamp? - when the last of them was
-- @column timeliness        text    -   on-time, late, missing or not-due: of the first sheet with a figure
with standing as (
  select
    h.agency, h.report, h.submission, h.stage, h.staged_at, n.figures, min(case when h.figures > 0 then h.received_at end) over (partition by h.agency, h.report) as first_received_at,
    row_number() over (partition by h.agency, h.report order by h.revision desc) as place
  from handed as h
  left join portions as n on n.submission = h.submission
  where h.stage <> 'withdrawn'
),
times as (
  select h.agency, h.report, count(*) as revisions from handed as h inner join portions as n on n.submission = h.submission where h.figures > 0 group by h.agency, h.report
),
given_back as (
  select h.agency, h.report, count(*) as figures, max(v.returned_at) as returned_at
  from returns as v
  inner join handed as h on h.submission = v.submission
  left join readable as n on n.kind = 'figure' and n.agency = h.agency and n.subject = v.indicator
  left join settled as z on z.agency = h.agency and z.report = h.report and z.indicator = v.indicator and z.part = v.part and z.revision > h.revision
  where v.returned_at <= $as_of and z.agency is null and h.stage <> 'withdrawn' and ($areas is null or n.subject is not null)
  group by h.agency, h.report
)
select
  o.agency, o.territory, coalesce(h.heir, o.agency) as answers, o.report, c.q, c.opens, c.ends, c.due, c.closes, u.until as open_until, c.closes >= $today or coalesce(u.until >= $today, false) or coalesce(s.stage = 'returned', false) as is_open,
  o.owed, o.covered, o.excused, coalesce(s.figures, 0) as figures, coalesce(t.revisions, 0) as revisions, s.submission, coalesce(s.stage, 'none') as stage, s.staged_at, s.first_received_at, coalesce(g.figures, 0) as returned, g.returned_at,
  case
    when s.first_received_at is null then case when c.due < $today then 'missing' else 'not-due' end
    when cast(s.first_received_at + interval '7' hour as date) > c.due then 'late'
    else 'on-time'
  end as timeliness
from completeness as o
inner join reports as c on c.report = o.report and c.opens <= $today
left join heirs as h on h.agency = o.agency
left join standing as s on s.agency = o.agency and s.report = o.report and s.place = 1
left join times as t on t.agency = o.agency and t.report = o.report
left join given_back as g on g.agency = o.agency and g.report = o.report
left join opened as u on u.agency = o.agency and u.report = o.report
where h.heir is null or s.submission is not null or c.closes >= $today or coalesce(u.until >= $today, false)
