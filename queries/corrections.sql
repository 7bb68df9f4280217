-- What became of the figures of a target after they were first handed in: each later version that says something else, beside the one before it, latest
-- first. Whoever may not read an agency's sheets is told what was accepted.
--
-- @with   bodies, pages, history, readable
-- @keep   target
-- @param  target      text    the page: its indicator and part, on its map; of a total its parts too
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text      -         who reported
-- @column name_vi     text      -         its name
-- @column name_en     text      -         the same in English
-- @column report      text      -         in which report
-- @column indicator   text      -         what was measured
-- @column part        text      -         '' is the total
-- @column revision    integer   -         of this version; 1 is the first
-- @column revision_before integer -       of the one before it that stands
-- @column previous_state text   -         of that one: reported, nothing-to-report, not-applicable, withdrawn
-- @column previous_numerator number? indicator of a share
-- @column previous_denominator number? indicator of a share
-- @column previous    number?   indicator its level: the share, or the value
-- @column state       text      -         of this version
-- @column numerator   number?   indicator of a share
-- @column denominator number?   indicator of a share
-- @column level       number?   indicator the share, or the value
-- @column change      number?   indicator of the level; null where one of the two has none
-- @column reason      text?     -         why it was handed in again
-- @column submission  text      -         receipt number
-- @column received_at timestamp -         when it was handed in
-- @column accepted_at timestamp? -        when it was accepted, null while provisional
-- @column in_force    boolean   -         the accepted one that counts
-- @origin revision,revision_before place
-- @origin previous_numerator,previous_denominator,previous sheets indicator agency report part revision=revision_before
-- @origin numerator,denominator,level sheets indicator agency report part revision
-- @origin change made level,previous
with page as (
  select p.indicator, p.part, g.territory from pages as p inner join registry_plans as g on g.id = p.plan where p.target = $target
),
versioned as (
  select
    o.agency, o.territory, o.indicator, o.report, o.q, o.part, o.revision, o.state, o.level, o.submission, o.received_at,
    case when o.state = 'reported' then o.numerator end as numerator, case when o.state = 'reported' then o.denominator end as denominator,
    case when o.accepted_at <= $as_of then o.accepted_at end as accepted_at, o.accepted_at <= $as_of and (o.superseded_at is null or o.superseded_at > $as_of) as in_force
  from history as o
  inner join page as p on p.territory = o.territory and p.indicator = o.indicator and p.part in (o.part, '')
  where o.received_at <= $as_of and (o.void_at is null or o.void_at > $as_of)
    and ($own is null or strpos($own, '|' || o.agency || '|') > 0 or o.accepted_at <= $as_of)
    and ($areas is null or exists (select 1 from readable as n where n.kind = 'figure' and n.agency = o.agency and n.subject = o.indicator))
),
paired as (
  select
    h.*, lag(h.revision) over in_order as revision_before, lag(h.state) over in_order as previous_state, lag(h.numerator) over in_order as previous_numerator,
    lag(h.denominator) over in_order as previous_denominator, lag(h.level) over in_order as previous
  from versioned as h
  window in_order as (partition by h.agency, h.report, h.part order by h.revision)
)
select
  v.agency, b.name_vi, b.name_en, v.report, v.indicator, v.part, v.revision, v.revision_before, v.previous_state, v.previous_numerator, v.previous_denominator, v.previous,
  v.state, v.numerator, v.denominator, v.level, v.level - v.previous as change, s.reason, v.submission, v.received_at, v.accepted_at, coalesce(v.in_force, false) as in_force
from paired as v
inner join bodies as b on b.agency = v.agency and b.territory = v.territory
inner join submissions as s on s.submission = v.submission
where v.revision_before is not null and (
  v.state <> v.previous_state or coalesce(v.level <> v.previous, (v.level is null) <> (v.previous is null))
  or coalesce(v.numerator <> v.previous_numerator, (v.numerator is null) <> (v.previous_numerator is null)) or coalesce(v.denominator <> v.previous_denominator, false)
)
order by v.received_at desc, v.q desc, v.agency, v.part, v.revision desc
