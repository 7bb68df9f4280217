-- The baseline of each row that is stated against one: the value in baselines.csv of the last baseline year, else the mean of the
-- years' figures in force; not known where one of them is missing, or too much of it.
--
-- @with   figures, quantities
-- @column entry   text    -         id in targets.csv
-- @column base    number  indicator null where it is not known
-- @column base_q  integer -         last quarter of the last baseline year
-- @column base_is text    -         stated or measured
with named as (
  select
    r.id, p.territory, r.indicator, r.part, cast(substr(r.baseline, 1, 4) as bigint) as from_year, cast(substr(r.baseline, length(r.baseline) - 3) as bigint) as to_year
  from registry_targets as r
  inner join registry_plans as p on p.id = r.plan
  inner join quantities as n on n.territory = p.territory and n.indicator = r.indicator and n.part = r.part
  where r.baseline <> ''
),
measured as (
  select n.id, case when count(f.actual) = max(n.to_year - n.from_year) + 1 then avg(f.actual) end as base
  from named as n
  inner join figures as f
    on f.indicator = n.indicator and f.territory = n.territory and f.part = n.part and f.standing = 'accepted' and f.span = 'year' and f.problem = ''
    and f.q between 4 * n.from_year + 4 and 4 * n.to_year + 4 and f.q % 4 = 0
  group by n.id
)
select
  n.id as entry, coalesce(b.value, m.base) as base, 4 * n.to_year + 4 as base_q, case when b.value is not null then 'stated' when m.base is not null then 'measured' end as base_is
from named as n
left join registry_baselines as b
  on b.indicator = n.indicator and b.territory = n.territory and b.part = n.part and b.year = n.to_year and (b.known is null or b.known <= $today)
left join measured as m on m.id = n.id
