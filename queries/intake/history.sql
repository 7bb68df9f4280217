-- Cumulative figures that fall: H1 must hold Q1, and Y must hold H1 (Q1 where there is none) and Q3, the body's own and those of the bodies
-- whose whole work it carries on and who do not report for themselves any more; and what is left for the quarter must not have more cases than were counted. Checked from both sides, against
-- what was last handed in or comes together with this sheet. Months are in no sum. Shares are compared by what was counted, never by their percent.
-- Reads the tables `sheet` (place, sheet, line, indicator, part, state, numerator, denominator, value) and `beside` (report, indicator,
-- part, state, numerator, denominator, value): the other sheets of the same submission.
--
-- @with   newest, reports, lineage, lines, duties, bodies
-- @param  agency  text  who hands it in
-- @param  report  text  for which report
-- @param  as_of   timestamp? what was known then
-- @column place   integer - order in the sheet
-- @column code    text    - a key of data/words/problems
-- @column sheet   text    - worksheet
-- @column line    integer - line in it
-- @column field   text    - numerator, denominator or value
-- @column given   number  - the figure in the sheet
-- @column other   number  - the sum or difference of the other reports that it contradicts
-- @column rest    number  - cases left for the quarter
-- @column whole   number  - of so many
-- @column rest_of text    - for which quarter, as 2026Q2; the report whose remainder it is where that is more than one quarter
-- @column reports text    - the other reports, as 2026H1, 2026H1 + 2026Q3 or 2026Y − 2026Q3, with the body where it is another
with family as (
  select h.agency as heir, k.ancestor as agency from lineage as h inner join lineage as k on k.agency = h.agency and not k.is_estimate where h.ancestor = $agency and not h.is_estimate
),
held as (
  select o.agency, o.report, o.indicator, o.part, o.state, o.numerator, o.denominator, o.value
  from newest as o
  left join beside as b on o.agency = $agency and b.report = o.report and b.indicator = o.indicator and b.part = o.part
  where b.report is null and not (o.agency = $agency and o.report = $report)
  union all
  select $agency as agency, b.report, b.indicator, b.part, b.state, b.numerator, b.denominator, b.value from beside as b
),
figures_of_year as (
  select s.place, s.sheet, s.line, s.indicator, $agency as agency, c.kind, c.report, c.year, true as is_mine, true as is_asked, s.state, s.numerator, s.denominator, s.value
  from sheet as s
  inner join reports as c on c.report = $report
  union all
  select s.place, s.sheet, s.line, s.indicator, k.agency, c.kind, c.report, c.year, false as is_mine, l.agency is not null as is_asked, k.state, k.numerator, k.denominator, k.value
  from sheet as s
  inner join held as k on k.indicator = s.indicator and k.part = s.part and k.agency in (select f.agency from family as f)
  inner join reports as c on c.report = k.report
  inner join reports as m on m.report = $report and m.year = c.year
  left join lines as l on l.agency = k.agency and l.indicator = k.indicator and l.part = k.part and l.report = k.report
  where s.state in ('reported', 'nothing-to-report')
),
halves as (
  select distinct f.place, k.ancestor as agency from figures_of_year as f inner join lineage as k on k.agency = f.agency where f.kind = 'H1' and f.state in ('reported', 'nothing-to-report')
),
terms as (
  select
    y.place, y.sheet, y.line, y.agency, y.report, y.is_mine, f.heir, t.within, n.field, t.sign,
    case when y.state = 'nothing-to-report' then 0.0 when n.field = 'numerator' then y.numerator when n.field = 'denominator' then y.denominator else y.value end as amount,
    y.report || case when y.agency = $agency then '' else ' (' || b.name_vi || ')' end as label
  from figures_of_year as y
  inner join family as f on f.agency = y.agency
  inner join bodies as b on b.agency = y.agency
  inner join (
    select 'H1' as within, 'H1' as kind, 1 as sign union all select 'H1' as within, 'Q1' as kind, -1 as sign
    union all select 'Y' as within, 'Y' as kind, 1 as sign union all select 'Y' as within, 'H1' as kind, -1 as sign
    union all select 'Y' as within, 'Q1' as kind, -1 as sign union all select 'Y' as within, 'Q3' as kind, -1 as sign
  ) as t on t.kind = y.kind and (y.agency = f.heir or (t.sign = -1 and y.is_asked))
  inner join registry_indicators as i on i.id = y.indicator and i.timing = 'flow'
  inner join (select 'numerator' as field union all select 'denominator' as field union all select 'value' as field) as n
    on (n.field <> 'value' and i.kind in ('share', 'done')) or (n.field = 'value' and i.kind in ('count', 'money'))
  left join duties as o on o.agency = y.agency and o.indicator = y.indicator and o.report = cast(y.year as varchar) || t.within and y.agency <> f.heir
  left join halves as h on h.place = y.place and h.agency = y.agency and t.within = 'Y' and t.kind = 'Q1'
  where y.state in ('reported', 'nothing-to-report') and h.place is null and o.agency is null
),
rests as (
  select
    place, sheet, line, heir, within, field, sum(sign * amount) as rest, 1e-9 * (1 + max(amount)) as noise, max(case when is_mine then amount end) as given, max(case when is_mine then sign end) as sign,
    coalesce(max(case when sign = 1 and not is_mine then label end), '') as holds,
    coalesce(string_agg(case when sign = -1 and not is_mine then label end, ' + ' order by report, agency), '') as holds_others,
    substring(max(report), 1, 4) || case when within = 'H1' then 'Q2' when count(distinct case when sign = -1 and substring(report, 5, 2) in ('H1', 'Q3') then substring(report, 5, 2) end) = 2 then 'Q4' else 'Y' end as rest_of
  from terms
  where amount is not null
  group by place, sheet, line, heir, within, field
  having sum(case when is_mine then 1 else 0 end) = 1 and sum(case when sign = 1 then 1 else 0 end) = 1 and sum(case when sign = -1 then 1 else 0 end) > 0
),
told as (
  select r.*, round(given - rest * sign, 9) as other, holds || case when holds <> '' and holds_others <> '' then ' − ' else '' end || holds_others as reports from rests as r
)
select place, 'cumulative-falls' as code, sheet, line, field, given, other, cast(null as double precision) as rest, cast(null as double precision) as whole, cast(null as varchar) as rest_of, reports from told where rest < -noise
union all
select n.place, 'quarter-over-denominator' as code, n.sheet, n.line, n.field, n.given, n.other, round(n.rest, 9) as rest, round(d.rest, 9) as whole, n.rest_of, n.reports
from told as n
inner join told as d on d.place = n.place and d.heir = n.heir and d.within = n.within and d.field = 'denominator'
where n.field = 'numerator' and d.rest >= -d.noise and n.rest - d.rest > d.noise
order by place, field, reports
