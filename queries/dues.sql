-- What agencies have to hand in: each report that has begun, how far its sheet has come, and until when it is taken. The open reports
-- of an ended body fall on the one that carries its work on.
--
-- @with   awaited, bodies
-- @keep   plan
-- @keep   agency
-- @narrow report
-- @param  agency            text?   who answers for it; everybody if left out
-- @param  report            text?   only this one
-- @param  plan              text?   only on this plan's map
-- @param  as_of             timestamp? what was known then; now if left out
-- @column agency            text    -   whose sheet it is
-- @column name_vi           text    -   its name
-- @column name_en           text    -   the same in English
-- @column level             text    -   province, district, commune
-- @column territory         text    -   its map
-- @column answers           text    -   who hands it in: the body itself, or the one that carries its work on
-- @column answers_vi        text    -   that body's name
-- @column answers_en        text    -   the same in English
-- @column report            text    -   the report
-- @column opens             date    -   first day of the window
-- @column ends              date    -   last day of the window
-- @column due               date    -   to be handed in by
-- @column closes            date    -   no sheets are taken after it
-- @column open_until        date?   -   it was opened for this body until this day
-- @column is_open           boolean -   a sheet is taken today
-- @column days_left         integer day until it is due; below 0 it is overdue
-- @column owed              integer row lines of the sheet
-- @column covered           integer row of these lines, those with something handed in that stands, by whichever sheet
-- @column missing           integer row of these lines, those without
-- @column excused           integer row of the lines without anything, those for which a reason was given
-- @column figures           integer row figures of the latest sheet that stands
-- @column revisions         integer row how often it was handed in, taken back or not; reasons alone are no hand-in
-- @column submission        text?   -   receipt number of the latest sheet that stands
-- @column stage             text    -   none, sent, approved, accepted or returned: how far that one has come
-- @column staged_at         timestamp? - since when
-- @column first_received_at timestamp? - when a figure of it was first handed in
-- @column returned          integer row figures given back and not handed in again
-- @column timeliness        text    -   on-time, late, missing or not-due: of the first sheet with a figure
-- @column days_late         integer? day after the due day that it was first handed in, or until now; null where it is not late
-- @origin days_left made due
-- @origin days_late made due,first_received_at
-- @origin owed counted question='owed' agency report
-- @origin covered counted question='observations' agency report
-- @origin missing,excused counted question='unfilled' agency report
-- @origin figures,revisions counted question='observations' agency report
-- @origin returned counted question='returned' agency report
select
  w.agency, b.name_vi, b.name_en, b.level, w.territory, w.answers, n.name_vi as answers_vi, n.name_en as answers_en,
  w.report, w.opens, w.ends, w.due, w.closes, w.open_until, w.is_open, cast(w.due - $today as bigint) as days_left,
  w.owed, w.covered, w.owed - w.covered as missing, w.excused, w.figures, w.revisions, w.submission, w.stage, w.staged_at, w.first_received_at, w.returned, w.timeliness,
  case when w.timeliness in ('late', 'missing') then cast(coalesce(cast(w.first_received_at + interval '7' hour as date), $today) - w.due as bigint) end as days_late
from awaited as w
inner join bodies as b on b.agency = w.agency
inner join bodies as n on n.agency = w.answers
where ($agency is null or w.answers = $agency or w.agency = $agency)
  and ($plan is null or w.territory in (select p.territory from registry_plans as p where p.id = $plan))
order by w.q desc, w.agency
