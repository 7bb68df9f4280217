-- What is unusual about a sheet, and what should be known about it, given what its agency handed in before. An unusual figure is taken
-- with a reason in its note. A figure jumps where it moved further from the last one than the limits below: shares and indices by points,
-- counted things and money by percent of the last one, and further than chance alone would (three standard errors of two shares or of two
-- counts; two of things that stay); or, with five changes known, far outside of what is usual for it (median ± deviations
-- × 1.4826 × median deviation) and by more than the floor.
-- That something does not apply to a body is accepted once. The parts of a total add up to it, together with what was handed in before and is not in the sheet.
-- Reads the table `sheet` (place, sheet, line, indicator, part, state, numerator, denominator, value).
--
-- @with   history, newest, comparable, lines
-- @param  agency  text  who hands it in
-- @param  report  text  for which report
-- @param  as_of   timestamp? what was known then
-- @column place   integer - order in the sheet
-- @column code    text    - a key of data/words/problems: jump, same-as-before, sheet-same, none-after-many, not-applicable-anew, parts-unlike-total; few-cases, no-cases
-- @column sheet   text    - worksheet
-- @column line    integer - line in it
-- @column field   text    - numerator, denominator, value or state
-- @column given   number  - the level or figure in the sheet
-- @column other   number  - the last one, or the sum of the parts
-- @column low     number  - least usual level, null where too few are known
-- @column high    number  - highest usual level
-- @column reports text    - the report compared with, or the dimension
with limits as (
  select 10.0 as points, 50.0 as percent, 3.0 as deviations, 2.0 as floor, 5 as least, 30 as many
),
held as (
  select o.indicator, o.part, o.report, o.q, o.numerator, o.denominator, o.value, o.level, row_number() over (partition by o.indicator, o.part order by o.q desc) as place, i.kind, i.timing
  from newest as o
  inner join registry_indicators as i on i.id = o.indicator and i.kind not in ('rank', 'done')
  inner join comparable as c on c.report = $report and c.indicator = o.indicator and c.earlier = o.report
  where o.agency = $agency and o.level is not null
),
levels as (
  select * from held where place <= 8
),
changes as (
  select indicator, part, level - lead(level) over (partition by indicator, part order by place) as change from levels where level is not null
),
ranked as (
  select indicator, part, change, row_number() over (partition by indicator, part order by change) as place, count(*) over (partition by indicator, part) as n from changes where change is not null
),
medians as (
  select indicator, part, avg(change) as median, max(n) as n from ranked where 2 * place between n and n + 2 group by indicator, part
),
apart as (
  select r.indicator, r.part, m.median, m.n, abs(r.change - m.median) as distance, row_number() over (partition by r.indicator, r.part order by abs(r.change - m.median)) as place
  from ranked as r
  inner join medians as m on m.indicator = r.indicator and m.part = r.part
),
usual as (
  select indicator, part, max(median) as median, 1.4826 * avg(distance) as spread from apart cross join limits as l where n >= l.least and 2 * place between n and n + 2 group by indicator, part
),
given as (
  select
    s.*, i.kind, i.timing, case when i.kind = 'share' then 100.0 * s.numerator / nullif(s.denominator, 0) else s.value end as level,
    case when i.kind in ('share', 'survey') then 'points' else 'percent' end as measure, case when i.kind = 'share' then 'numerator' else 'value' end as field,
    case when i.kind = 'share' then 1 else 6 end as decimals
  from sheet as s
  inner join registry_indicators as i on i.id = s.indicator
  where s.state = 'reported'
),
moved as (
  select
    g.*, p.level as last, p.report, p.numerator as last_numerator, p.denominator as last_denominator, p.value as last_value, u.median, u.spread,
    case when g.measure = 'points' then 1.0 when p.level = 0 then abs(g.level) / 100.0 else abs(p.level) / 100.0 end as step,
    case
      when g.kind = 'share' then 300.0 * sqrt(abs(
        (g.numerator + p.numerator) / nullif(g.denominator + p.denominator, 0) * (1.0 - (g.numerator + p.numerator) / nullif(g.denominator + p.denominator, 0))
        * (1.0 / nullif(g.denominator, 0) + 1.0 / nullif(p.denominator, 0))))
      when g.kind = 'count' and g.timing = 'flow' then 3.0 * sqrt(abs(g.level) + abs(p.level))
      when g.kind = 'count' then 2.0
      else 0.0
    end as chance
  from given as g
  inner join levels as p on p.indicator = g.indicator and p.part = g.part and p.place = 1
  left join usual as u on u.indicator = g.indicator and u.part = g.part
),
same as (
  select m.*, coalesce(m.numerator, -1) = coalesce(m.last_numerator, -1) and coalesce(m.denominator, -1) = coalesce(m.last_denominator, -1) and coalesce(m.value, -1) = coalesce(m.last_value, -1) as is_same
  from moved as m
),
beside_it as (
  select cast(null as bigint) as place, o.indicator, o.part, o.numerator, o.denominator, o.value
  from newest as o
  left join sheet as s on s.indicator = o.indicator and s.part = o.part
  where o.agency = $agency and o.report = $report and o.state in ('reported', 'nothing-to-report') and s.indicator is null
),
whole as (
  select place, indicator, part, case when state = 'reported' then numerator else 0.0 end as numerator, case when state = 'reported' then denominator else 0.0 end as denominator,
    case when state = 'reported' then value else 0.0 end as value
  from sheet where state in ('reported', 'nothing-to-report')
  union all
  select place, indicator, part, numerator, denominator, value from beside_it
),
added as (
  select indicator, split_part(part, '=', 1) as dimension, sum(numerator) as numerator, sum(denominator) as denominator, sum(value) as value, count(*) as parts, min(place) as first_place
  from whole where part <> '' group by indicator, split_part(part, '=', 1)
),
asked as (
  select indicator, split_part(part, '=', 1) as dimension, count(*) as parts from lines where agency = $agency and report = $report and part <> '' group by indicator, split_part(part, '=', 1)
),
unlike as (
  select g.place, g.sheet, g.line, s.dimension, n.field as of_field, case n.field when 'numerator' then t.numerator when 'denominator' then t.denominator else t.value end as total,
    case n.field when 'numerator' then s.numerator when 'denominator' then s.denominator else s.value end as summed
  from whole as t
  inner join registry_indicators as i on i.id = t.indicator and i.kind in ('share', 'count', 'money')
  inner join added as s on s.indicator = t.indicator
  inner join sheet as g on g.place = coalesce(t.place, s.first_place)
  inner join asked as a on a.indicator = s.indicator and a.dimension = s.dimension and a.parts = s.parts
  cross join (select 'numerator' as field union all select 'denominator' as field union all select 'value' as field) as n
  where t.part = ''
)
select m.place, 'jump' as code, m.sheet, m.line, m.field, round(m.level, m.decimals) as given, round(m.last, m.decimals) as other,
  round(m.last + m.median - l.deviations * m.spread, m.decimals) as low, round(m.last + m.median + l.deviations * m.spread, m.decimals) as high, m.report as reports
from moved as m
cross join limits as l
where abs(m.level - m.last) > m.chance + 1e-9 and (
  abs(m.level - m.last) > case m.measure when 'points' then l.points else l.percent end * m.step + 1e-9
  or (m.spread is not null and abs(m.level - m.last) > l.floor * m.step and abs(m.level - m.last - m.median) > l.deviations * m.spread + 1e-9)
)
union all
select s.place, 'none-after-many' as code, s.sheet, s.line, case when p.kind = 'share' then 'denominator' else 'value' end as field, cast(null as double precision) as given,
  case when p.kind = 'share' then p.denominator else p.value end as other, null as low, null as high, p.report as reports
from sheet as s
inner join levels as p on p.indicator = s.indicator and p.part = s.part and p.place = 1 and p.timing = 'flow'
cross join limits as l
where s.state = 'nothing-to-report' and case when p.kind = 'share' then p.denominator else p.value end >= l.many
union all
select s.place, 'not-applicable-anew' as code, s.sheet, s.line, 'state' as field, null as given, null as other, null as low, null as high, '' as reports
from sheet as s
left join (select distinct indicator, part from history where agency = $agency and state = 'not-applicable' and accepted_at <= $as_of) as p on p.indicator = s.indicator and p.part = s.part
where s.state = 'not-applicable' and p.indicator is null
union all
select place, 'same-as-before' as code, sheet, line, field, case when kind = 'share' then numerator else value end as given, case when kind = 'share' then last_numerator else last_value end as other,
  cast(null as double precision) as low, cast(null as double precision) as high, report as reports
from same
where is_same and timing = 'flow' and case when kind = 'share' then denominator else value end > 0
union all
select min(place) as place, 'sheet-same' as code, min(sheet) as sheet, min(line) as line, 'numerator' as field, cast(count(*) as double precision) as given, cast(null as double precision) as other, null as low, null as high, max(report) as reports
from same
having count(*) >= 5 and count(*) = sum(case when is_same then 1 else 0 end)
union all
select place, 'parts-unlike-total' as code, sheet, line, of_field as field, total as given, summed as other, null as low, null as high, dimension as reports
from unlike
where abs(total - summed) > 1e-9 * (1 + abs(total))
union all
select g.place, case when g.denominator = 0 then 'no-cases' else 'few-cases' end as code, g.sheet, g.line, 'denominator' as field, g.denominator as given, null as other, null as low, null as high, '' as reports
from given as g
where g.kind = 'share' and g.denominator < 30
order by place, code, field
