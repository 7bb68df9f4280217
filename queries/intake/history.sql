-- Cumulative figures that fall: H1 must hold Q1, and Y must hold H1 and Q3. Checked from both sides, against what the agency last
-- handed in. Reads the table `sheet` (place, sheet, line, indicator, part, state, numerator, denominator, value).
--
-- @with   reports
-- @param  agency  text  who hands it in
-- @param  report  text  for which report
-- @column place   integer - order in the sheet
-- @column code    text    - a key of data/words/problems
-- @column sheet   text    - worksheet
-- @column line    integer - line in it
-- @column field   text    - numerator, denominator or value
-- @column given   number  - the figure in the sheet
-- @column other   number  - the figures of the other reports that it contradicts
-- @column reports text    - those reports
with mine as (
  select c.* from reports as c where c.report = $report
),
held as (
  select o.indicator, o.part, c.kind, c.report, o.numerator, o.denominator, o.value
  from observations as o
  inner join reports as c on c.report = o.report
  inner join mine as m on m.year = c.year and m.report <> c.report
  inner join registry_indicators as i on i.id = o.indicator and i.timing = 'flow'
  where o.standing = 'latest' and o.agency = $agency
),
figures_of_year as (
  select s.place, s.sheet, s.line, s.indicator, s.part, m.kind, m.report, true as is_mine, s.numerator, s.denominator, s.value
  from sheet as s
  cross join mine as m
  inner join registry_indicators as i on i.id = s.indicator and i.timing = 'flow'
  where s.state in ('reported', 'nothing-to-report')
  union all
  select s.place, s.sheet, s.line, s.indicator, s.part, h.kind, h.report, false as is_mine, h.numerator, h.denominator, h.value
  from sheet as s
  inner join held as h on h.indicator = s.indicator and h.part = s.part
),
fields as (
  select f.*, 'numerator' as field, f.numerator as amount from figures_of_year as f
  union all
  select f.*, 'denominator' as field, f.denominator as amount from figures_of_year as f
  union all
  select f.*, 'value' as field, f.value as amount from figures_of_year as f
),
sides as (
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
from sides
where mine in ('Q1', 'H1') and q1 > h1
union all
select place, 'cumulative-falls' as code, sheet, line, field, given, case when mine = 'Y' then coalesce(h1, 0) + coalesce(q3, 0) else y end as other,
  case when mine = 'Y' then coalesce(h1_report, '') || case when h1_report is not null and q3_report is not null then ' + ' else '' end || coalesce(q3_report, '') else y_report end as reports
from sides
where mine in ('H1', 'Q3', 'Y') and y < coalesce(h1, 0) + coalesce(q3, 0)
order by place, field
