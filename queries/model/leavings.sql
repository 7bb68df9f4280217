-- What a body that ended within a year had reported of a flow, and the part of it that no later cumulative report of the year holds: a
-- report of nobody who carries its work on, for none of them owes one, or not for all of its work.
--
-- @with   records, quantities, reports, bodies, duties, lines
-- @column standing    text    -         accepted, first or latest
-- @column agency      text    -         who reported
-- @column territory   text    -         its map
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column report      text    -         H1, Q1 where there is no H1, and Q3
-- @column q           integer -         last quarter of the year
-- @column share       number  -         part of it that is left to the year
-- @column numerator   number  indicator that part of it
-- @column denominator number  indicator that part of it
-- @column value       number  indicator that part of it
with recursive ended as (
  select
    r.standing, r.agency, r.territory, r.indicator, r.part, r.report, r.report_kind, r.year, r.numerator, r.denominator, r.value,
    case when r.report_kind = 'Q1' and o.agency is null then 'H1 Y' else 'Y' end as held_in
  from records as r
  inner join quantities as n on n.territory = r.territory and n.indicator = r.indicator and n.part = r.part and n.timing = 'flow'
  inner join bodies as b on b.agency = r.agency
  inner join reports as c on c.year = r.year and c.kind = 'Y' and b.alive_to < c.ends
  inner join reports as h on h.year = r.year and h.kind = 'H1'
  left join duties as o on o.agency = r.agency and o.indicator = r.indicator and o.report = h.report
  where r.report_kind in ('Q1', 'H1', 'Q3') and r.state <> 'not-applicable'
),
left_open as (
  select distinct agency, territory, indicator, part, year, held_in from ended
),
held as (
  select distinct l.agency, l.territory, l.indicator, l.part, c.year, a.held_in
  from lines as l
  inner join reports as c on c.report = l.report and c.kind in ('H1', 'Y')
  inner join (select distinct territory, indicator, part, year, held_in from left_open) as a
    on a.territory = l.territory and a.indicator = l.indicator and a.part = l.part and a.year = c.year and (c.kind = 'Y' or a.held_in = 'H1 Y')
),
followed_on as (
  select a.*, a.agency as heir, cast(1 as double precision) as share, false as is_held from left_open as a
  union all
  select
    f.agency, f.territory, f.indicator, f.part, f.year, f.held_in, s.successor as heir, f.share * case when s.kind = 'split' then s.share else 1.0 end as share, h.agency is not null as is_held
  from followed_on as f
  inner join registry_succession as s on s.predecessor = f.heir and (s.kind in ('merge', 'rename', 'carry-on') or (s.kind = 'split' and s.share is not null))
  left join held as h on h.agency = s.successor and h.territory = f.territory and h.indicator = f.indicator and h.part = f.part and h.year = f.year and h.held_in = f.held_in
  where not f.is_held
),
kept as (
  select agency, indicator, part, year, held_in, 1 - sum(case when is_held then share else 0 end) as share from followed_on group by agency, indicator, part, year, held_in
)
select
  e.standing, e.agency, e.territory, e.indicator, e.part, e.report, 4 * e.year + 4 as q, k.share, k.share * e.numerator as numerator, k.share * e.denominator as denominator, k.share * e.value as value
from ended as e
inner join kept as k on k.agency = e.agency and k.indicator = e.indicator and k.part = e.part and k.year = e.year and k.held_in = e.held_in and round(k.share, 9) > 0
left join ended as h on h.standing = e.standing and h.agency = e.agency and h.indicator = e.indicator and h.part = e.part and h.year = e.year and h.report_kind = 'H1'
where e.report_kind <> 'Q1' or h.agency is null
