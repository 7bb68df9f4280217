-- The pace that each page kept at each of its figures: the mean of the last four quarters' changes. It reaches across no break, and
-- fewer than three figures since the last one give none.
--
-- @with   series, breaks, quantities
-- @column target text    -         the page
-- @column q      integer -         quarter of the figure
-- @column kept   number  indicator each quarter
with measured as (
  select distinct r.target, r.indicator, p.territory, n.reach
  from registry_targets as r
  inner join registry_plans as p on p.id = r.plan
  inner join quantities as n on n.territory = p.territory and n.indicator = r.indicator and n.part = r.part
),
led as (
  select s.target, s.q, s.actual, coalesce(max(b.q + m.reach), 0) as from_q
  from series as s
  inner join measured as m on m.target = s.target
  left join breaks as b on b.territory = m.territory and (b.indicator = '' or b.indicator = m.indicator) and b.q <= s.q
  where s.actual is not null
  group by s.target, s.q, s.actual
)
select l.target, l.q, (l.actual - max(case when e.q = l.q - 4 then e.actual end)) / 4.0 as kept
from led as l
inner join series as e on e.target = l.target and e.q between l.from_q and l.q and e.actual is not null
group by l.target, l.q, l.actual
having count(*) >= 3
