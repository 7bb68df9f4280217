-- Milestones whose published verdict a correction of their own window has opened again: a later sheet of a body for the same report,
-- accepted after the publication. A first sheet that comes late, another baseline, another window's correction open nothing.
--
-- @with   goals, quantities, history, received, reports, bodies
-- @param  ruled_as_of     timestamp? which publications were known
-- @param  corrected_as_of timestamp? which corrections were known
-- @column milestone text - the milestone
with locked as (
  select milestone, min(published_at) as published_at from locks where published_at <= $ruled_as_of group by milestone
),
firsts as (
  select r.agency, r.report, min(s.revision) as revision
  from received as r
  inner join submissions as s on s.submission = r.submission and s.figures > 0
  where r.accepted_at <= $corrected_as_of
  group by r.agency, r.report
),
spans as (
  select
    g.milestone, g.territory, g.indicator, g.part, n.timing, k.published_at, case when g.relation = 'period-mean' then g.base_q + 4 else g.q end as from_q, g.q as to_q
  from goals as g
  inner join locked as k on k.milestone = g.milestone
  inner join quantities as n on n.territory = g.territory and n.indicator = g.indicator and n.part = g.part
)
select distinct s.milestone
from spans as s
inner join history as w on w.territory = s.territory and w.indicator = s.indicator and (w.part = s.part or s.part = '') and w.accepted_at <= $corrected_as_of and w.at_q > s.from_q - 4 and w.at_q <= s.to_q
inner join reports as y on y.kind = 'Y' and y.q between w.at_q and w.at_q + 3
inner join bodies as b on b.agency = w.agency
inner join history as h on h.agency = w.agency and h.report = w.report and h.indicator = w.indicator and h.part = w.part and h.accepted_at > s.published_at and h.accepted_at <= $corrected_as_of
inner join firsts as f on f.agency = h.agency and f.report = h.report and f.revision < h.revision
where w.at_q = y.q or (s.timing = 'flow' and b.alive_to < y.ends)
