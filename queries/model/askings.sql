-- Who is asked for each page's quantity at each quarter, by unit of each map: how many are absent, have nothing to report, or said
-- that it does not apply, and what was last known of the absent.
--
-- @with   lines, maps, absences, silences, quantities, pages
-- @column target     text    -         the page
-- @column boundary   text    -         reported, current or baseline
-- @column unit       text    -         whose account
-- @column q          integer -         4 * year + quarter
-- @column asked      integer agency    whose sheet asks for it
-- @column absent     integer agency    of these: not known
-- @column without    integer agency    of these: nothing to report
-- @column excused    integer agency    of these: not applicable
-- @column last_value number  indicator last known of the absent: the value of a count, the denominator of a share
with told as (
  select
    n.territory, n.indicator, n.part, n.q, n.agency, a.agency is not null as is_absent, a.last_denominator, a.last_value, coalesce(o.state, '') as state
  from lines as n
  inner join quantities as y on y.territory = n.territory and y.indicator = n.indicator and y.part = n.part
  left join absences as a on a.standing = 'accepted' and a.span = 'quarter' and a.indicator = n.indicator and a.part = n.part and a.q = n.q and a.agency = n.agency
  left join silences as o on o.standing = 'accepted' and o.agency = n.agency and o.q = n.q and o.indicator = n.indicator and o.part = n.part
)
select
  p.target, t.boundary, case when y.kind in ('survey', 'rank', 'done') then n.agency else m.unit end as unit, n.q, count(distinct n.agency) as asked,
  count(distinct case when n.is_absent then n.agency end) as absent, count(distinct case when n.state = 'nothing-to-report' then n.agency end) as without,
  count(distinct case when n.state = 'not-applicable' then n.agency end) as excused, sum(case when y.kind = 'share' then n.last_denominator else n.last_value end) as last_value
from pages as p
inner join registry_plans as g on g.id = p.plan
inner join quantities as y on y.territory = g.territory and y.indicator = p.indicator and y.part = p.part
inner join told as n on n.territory = y.territory and n.indicator = y.indicator and n.part = y.part
cross join (select 'reported' as boundary union all select 'current' as boundary union all select 'baseline' as boundary) as t
inner join maps as m on m.plan = p.plan and m.agency = n.agency and m.boundary = t.boundary
group by p.target, t.boundary, case when y.kind in ('survey', 'rank', 'done') then n.agency else m.unit end, n.q
