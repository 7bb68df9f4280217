-- Each page's figure of each quarter: in force, before its correction, and provisional beside it.
--
-- @with   figures, lines
-- @column target           text    -         the page
-- @column q                integer -         4 * year + quarter
-- @column actual           number  indicator in force; null where nothing is
-- @column numerator        number  indicator of the figure in force
-- @column denominator      number  indicator of the figure in force
-- @column provisional      number  indicator with sheets not accepted yet, where it differs from the figure in force
-- @column revised_from     number  indicator as first accepted, where a correction changed it
-- @column agencies         integer -         agencies in the figure in force
-- @column agencies_latest  integer -         agencies that handed anything in
-- @column agencies_expected integer -        agencies that owe the quarter's report
-- @column year_actual      number  indicator of the whole year, on its last quarter
with measured as (
  select distinct r.target, r.indicator, r.part, r.scope, p.territory from registry_targets as r inner join registry_plans as p on p.id = r.plan
),
expected as (
  select territory, indicator, part, q, count(*) as agencies from lines group by territory, indicator, part, q
),
wide as (
  select
    territory, indicator, part, q,
    max(case when standing = 'accepted' and span = 'quarter' then actual end) as actual,
    max(case when standing = 'accepted' and span = 'quarter' then numerator end) as numerator,
    max(case when standing = 'accepted' and span = 'quarter' then denominator end) as denominator,
    max(case when standing = 'latest' and span = 'quarter' then actual end) as latest,
    max(case when standing = 'first' and span = 'quarter' then actual end) as first_actual,
    max(case when standing = 'accepted' and span = 'quarter' then agencies end) as agencies,
    max(case when standing = 'latest' and span = 'quarter' then agencies end) as agencies_latest,
    max(case when standing = 'accepted' and span = 'year' then actual end) as year_actual
  from figures
  group by territory, indicator, part, q
),
moments as (
  select m.*, w.q from measured as m inner join wide as w on w.territory = m.territory and w.indicator = m.indicator and w.part = m.part
  union
  select m.*, e.q from measured as m inner join expected as e on e.territory = m.territory and e.indicator = m.indicator and e.part = m.part
)
select
  p.target, p.q, w.actual, w.numerator, w.denominator,
  case when w.latest <> w.actual or w.actual is null then w.latest end as provisional,
  case when round(w.first_actual, 9) <> round(w.actual, 9) then w.first_actual end as revised_from,
  coalesce(w.agencies, 0) as agencies, coalesce(w.agencies_latest, 0) as agencies_latest, coalesce(e.agencies, 0) as agencies_expected, w.year_actual
from moments as p
left join wide as w on w.territory = p.territory and w.indicator = p.indicator and w.part = p.part and w.q = p.q
left join expected as e on e.territory = p.territory and e.indicator = p.indicator and e.part = p.part and e.q = p.q
