-- In which quarter bodies of each group of the first map were joined, split or ended: the first whose window the body does not live to
-- the end of. A rename, and work that one body carries on for one other, are none.
--
-- @with   maps, bodies, reports
-- @column plan text    - whose first map
-- @column unit text    - the group
-- @column q    integer - 4 * year + quarter
with gathered as (
  select successor, count(distinct predecessor) as predecessors from registry_succession where successor <> '' group by successor
),
passed as (
  select s.predecessor, min(s.operates_from) as operates_from, max(case when s.kind in ('merge', 'split', 'end') or g.predecessors > 1 then 1 else 0 end) as is_merger
  from registry_succession as s
  left join gathered as g on g.successor = s.successor
  where s.operates_from is null or s.operates_from <= $today
  group by s.predecessor
)
select m.plan, m.unit, min(c.q) as q
from maps as m
inner join bodies as b on b.agency = m.agency
left join passed as p on p.predecessor = b.agency
inner join reports as c on case when b.alive_to is not null then c.ends > b.alive_to else c.ends >= p.operates_from end
where m.boundary = 'baseline' and coalesce(p.is_merger, 1) = 1
group by m.plan, m.unit, b.agency
