-- One figure for each map, indicator, part and window: shares as ratio of sums, counts and money as sums, surveys weighted by
-- sample, ranks only where one body reports. The total is used where given, else the sum of one dimension.
--
-- @with   windows, bodies
-- @column standing    text    -         first, accepted or latest
-- @column territory   text    -         the map
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column span        text    -         quarter or year
-- @column q           integer -         the quarter, or the last one of the year
-- @column actual      number  indicator null where it cannot be said
-- @column numerator   number  indicator sum of numerators
-- @column denominator number  indicator sum of denominators
-- @column agencies    integer -         how many agencies are in it
with stated as (
  select * from windows where (numerator is not null and denominator is not null) or value is not null
),
dimensions as (
  select
    w.standing, w.agency, w.indicator, w.span, w.q, split_part(w.part, '=', 1) as dimension,
    sum(w.numerator) as numerator, sum(w.denominator) as denominator, sum(w.value) as value, sum(w.sample) as sample,
    row_number() over (partition by w.standing, w.agency, w.indicator, w.span, w.q order by count(*) desc, split_part(w.part, '=', 1)) as place,
    min(split_part(w.part, '=', 1)) over (partition by w.standing, w.agency, w.indicator, w.span, w.q) as smallest
  from stated as w
  group by w.standing, w.agency, w.indicator, w.span, w.q, split_part(w.part, '=', 1)
),
pieces as (
  select standing, agency, indicator, part, span, q, numerator, denominator, value, sample from stated
  union all
  select standing, agency, indicator, '' as part, span, q, numerator, denominator, value, sample
  from dimensions
  where place = 1 and dimension <> '' and smallest <> ''
),
sums as (
  select
    p.standing, b.territory, p.indicator, i.kind, i.timing, i.reports, p.part, p.span, p.q,
    sum(p.numerator) as numerator, sum(p.denominator) as denominator, sum(p.value) as value,
    case when count(*) = 1 then max(p.value) else sum(p.value * p.sample) / nullif(case when count(p.sample) = count(*) then sum(p.sample) end, 0) end as mean,
    count(*) as agencies
  from pieces as p
  inner join bodies as b on b.agency = p.agency
  inner join registry_indicators as i on i.id = p.indicator
  group by p.standing, b.territory, p.indicator, i.kind, i.timing, i.reports, p.part, p.span, p.q
)
select
  standing, territory, indicator, part, span, q,
  case
    when kind = 'share' then 100.0 * numerator / nullif(denominator, 0)
    when kind = 'survey' then mean
    when kind = 'rank' then case when agencies = 1 then value end
    when kind in ('count', 'money') and timing = 'flow' and span = 'quarter' and reports <> 'Y' then
      case when count(value) over four = 4 and min(q) over four = q - 3 then sum(value) over four end
    else value
  end as actual,
  numerator, denominator, agencies
from sums
window four as (partition by standing, territory, indicator, part, span order by q rows between 3 preceding and current row)
