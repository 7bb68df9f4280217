-- Cumulative figures that fall: H1 must hold Q1, and Y must hold H1 (Q1 where there is none) and Q3. Checked from both sides, against what the agency last
-- handed in or hands in together with this sheet. Months are in no sum. Shares are compared by what was counted, never by their percent.
-- Reads the tables `sheet` (place, sheet, line, indicator, part, state, numerator, denominator, value) and `beside` (report, indicator,
-- part, state, numerator, denominator, value): the other sheets of the same submission.
--
-- @with   history, reports
-- @param  agency  text  who hands it in
-- @param  report  text  for which report
-- @column place   integer - order in the sheet
-- @column code    text    - a key of data/words/problems
-- @column sheet   text    - worksheet
-- @column line    integer - line in it
-- @column field   text    - numerator, denominator or value
-- @column given   number  - the figure in the sheet
-- @column other   number  - the sum or difference of the other reports that it contradicts
-- @column reports text    - those reports, as 2026H1, 2026H1 + 2026Q3 or 2026Y − 2026Q3
with mine as (
  select c.* from reports as c where c.report = $report
),
known as (
  select o.indicator, o.part, o.report, o.state, o.numerator, o.denominator, o.value
  from history as o
  left join beside as b on b.report = o.report and b.indicator = o.indicator and b.part = o.part
  where o.agency = $agency and o.replaced_at is null and b.report is null
  union all
  select b.indicator, b.part, b.report, b.state, b.numerator, b.denominator, b.value from beside as b
),
figures_of_year as (
  select s.place, s.sheet, s.line, s.indicator, m.kind, m.report, true as is_mine, s.state, s.numerator, s.denominator, s.value
  from sheet as s
  cross join mine as m
  union all
  select s.place, s.sheet, s.line, s.indicator, c.kind, c.report, false as is_mine, k.state, k.numerator, k.denominator, k.value
  from sheet as s
  inner join known as k on k.indicator = s.indicator and k.part = s.part
  inner join reports as c on c.report = k.report
  inner join mine as m on m.year = c.year and m.report <> c.report
  where s.state in ('reported', 'nothing-to-report')
),
fields as (
  select f.*, n.field, case when f.state = 'nothing-to-report' then 0.0 when n.field = 'numerator' then f.numerator when n.field = 'denominator' then f.denominator else f.value end as amount
  from figures_of_year as f
  inner join registry_indicators as i on i.id = f.indicator and i.timing = 'flow'
  inner join (select 'numerator' as field union all select 'denominator' as field union all select 'value' as field) as n
    on (n.field <> 'value' and i.kind in ('share', 'done')) or (n.field = 'value' and i.kind in ('count', 'money'))
  where f.state in ('reported', 'nothing-to-report')
),
by_kind as (
  select
    place, sheet, line, field,
    max(case when is_mine then kind end) as mine, max(case when is_mine then amount end) as given,
    max(case when kind = 'Q1' then amount end) as q1, max(case when kind = 'H1' then amount end) as h1,
    max(case when kind = 'Q3' then amount end) as q3, max(case when kind = 'Y' then amount end) as y,
    max(case when kind = 'Q1' then report end) as q1_report, max(case when kind = 'H1' then report end) as h1_report,
    max(case when kind = 'Q3' then report end) as q3_report, max(case when kind = 'Y' then report end) as y_report
  from fields
  group by place, sheet, line, field
)
select place, 'cumulative-falls' as code, sheet, line, field, given, case when mine = 'H1' then q1 else h1 end as other,
  case when mine = 'H1' then q1_report else h1_report end as reports
from by_kind
where mine in ('Q1', 'H1') and round(q1 - h1, 9) > 0
union all
select
  place, 'cumulative-falls' as code, sheet, line, field, given,
  case mine when 'Y' then coalesce(h1, q1, 0) + coalesce(q3, 0) when 'Q3' then y - coalesce(h1, q1, 0) else y - coalesce(q3, 0) end as other,
  case mine
    when 'Y' then coalesce(first_report, '') || case when first_report is not null and q3_report is not null then ' + ' else '' end || coalesce(q3_report, '')
    when 'Q3' then y_report || coalesce(' − ' || first_report, '')
    else y_report || coalesce(' − ' || q3_report, '')
  end as reports
from (select k.*, coalesce(k.h1_report, k.q1_report) as first_report from by_kind as k) as k
where (mine in ('H1', 'Q3', 'Y') or (mine = 'Q1' and h1 is null)) and round(y - coalesce(h1, q1, 0) - coalesce(q3, 0), 9) < 0
order by place, field
