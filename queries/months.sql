-- An indicator month by month, beside the four reports: ratio of sums for a share, sum for counts and money, mean weighted by sample
-- for a survey. A month that was due and of which nothing is known has a row without a figure.
--
-- @with   monthly_lines, monthlies
-- @param  plan              text    id in data/plans; its map
-- @param  indicator         text    what is measured
-- @param  as_of             timestamp? what was known then; now if left out
-- @column report            text    -         2026M09
-- @column opens             date    -         first day of the window
-- @column ends              date    -         last day of the window
-- @column part              text    -         '' is the total
-- @column actual            number? indicator null where it cannot be said
-- @column numerator         number? indicator of it
-- @column denominator       number? indicator of it
-- @column agencies_reported integer agency    in the figure
-- @column agencies_expected integer agency    who owe it
-- @origin actual,numerator,denominator,agencies_reported sheets plan indicator month=report part
-- @origin agencies_expected registry file='agencies.csv'
with known as (
  select m.* from monthly_lines as m inner join registry_plans as p on p.id = $plan and p.territory = m.territory where m.indicator = $indicator
),
owed as (
  select m.report, count(*) as agencies
  from monthlies as m
  inner join registry_plans as p on p.id = $plan and p.territory = m.territory
  inner join registry_calendar as c on c.report = m.report and c.year between p.first_year and p.last_year
  where m.indicator = $indicator
  group by m.report
),
parts as (
  select part from known union select part from registry_targets where plan = $plan and indicator = $indicator
),
asked as (
  select c.report, c.opens, c.ends, p.part, coalesce(o.agencies, 0) as agencies
  from registry_calendar as c
  cross join parts as p
  left join owed as o on o.report = c.report
  where c.kind = 'M' and ((o.report is not null and c.due < $today) or exists (select 1 from known as k where k.report = c.report and k.part = p.part))
)
select
  a.report, a.opens, a.ends, a.part,
  case i.kind
    when 'share' then 100.0 * sum(k.numerator) / nullif(sum(k.denominator), 0)
    when 'survey' then case when count(k.agency) = 1 then max(k.value) when count(k.sample) = count(k.agency) then sum(k.value * k.sample) / nullif(sum(k.sample), 0) end
    when 'rank' then case when count(k.agency) = 1 then max(k.value) end
    else sum(k.value)
  end as actual,
  sum(k.numerator) as numerator, sum(k.denominator) as denominator, count(k.agency) as agencies_reported, a.agencies as agencies_expected
from asked as a
inner join registry_indicators as i on i.id = $indicator
left join known as k on k.report = a.report and k.part = a.part and k.state in ('reported', 'nothing-to-report')
group by a.report, a.opens, a.ends, a.part, a.agencies, i.kind
order by a.report, a.part
