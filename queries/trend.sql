-- One target through time: what was reported, what the path asks, what is missing.
--
-- @with   series, paths, reports, moment, pages, goals
-- @param  target            text    the page
-- @param  as_of             timestamp? what was known then; now if left out
-- @column q                 integer -         4 * year + quarter, oldest first
-- @column quarter           text    -         the same as 2026Q3
-- @column report            text    -         the report that closes it
-- @column actual            number? indicator in force; null where nothing is
-- @column numerator         number? indicator of it
-- @column denominator       number? indicator of it
-- @column provisional       number? indicator with sheets not accepted yet, where it differs
-- @column revised_from      number? indicator before its correction
-- @column path              number? indicator what the page's own milestones ask for
-- @column baseline          number? indicator value of the baseline year, on its quarter
-- @column state             text    -         reported, missing, late, not-due, not-owed
-- @column agencies_reported integer agency    in the figure in force
-- @column agencies_expected integer agency    who owe the report
-- @column break_vi          text?   -         what changed before this quarter
-- @column break_en          text?   -         the same in English
with page as (
  select p.target, p.indicator, p.part, p.plan, g.first_year, g.last_year, g.territory, i.reports, m.q as latest_q
  from pages as p
  inner join registry_plans as g on g.id = p.plan
  inner join registry_indicators as i on i.id = p.indicator
  inner join moment as m on m.plan = p.plan
  where p.target = $target
),
ends as (
  select greatest(max(g.q), min(page.latest_q)) as last_q, min(coalesce(g.base_q, 4 * page.first_year + 1)) as first_base_q
  from goals as g
  inner join page on page.target = g.target
),
bases as (
  select g.base_q, max(g.base) as base from goals as g inner join page on page.target = g.target where g.base_q is not null group by g.base_q
),
windows_of_quarters as (
  select q, ends, lag(ends) over (order by q) as last_ends from reports
),
breaks as (
  select w.q, min(b.words_vi) as words_vi, min(b.words_en) as words_en
  from page
  inner join registry_breaks as b on b.territory = page.territory
  inner join windows_of_quarters as w on b.day > w.last_ends and b.day <= w.ends
  group by w.q
)
select
  c.q, c.quarter, c.report, s.actual, s.numerator, s.denominator, s.provisional, s.revised_from,
  n.path, coalesce(g.base, case when c.q = n.start_q and n.start_is = 'baseline' then n.start end) as baseline,
  case
    when s.actual is not null or s.agencies > 0 then 'reported'
    when ' ' || page.reports || ' ' not like '% ' || c.kind || ' %' then 'not-owed'
    when c.due >= $today then 'not-due'
    when c.closes >= $today then 'late'
    else 'missing'
  end as state,
  coalesce(s.agencies, 0) as agencies_reported, coalesce(s.agencies_expected, 0) as agencies_expected, b.words_vi as break_vi, b.words_en as break_en
from page
cross join ends as e
inner join reports as c on c.q between least(4 * page.first_year + 1, e.first_base_q) and e.last_q
left join series as s on s.target = page.target and s.q = c.q
left join paths as n on n.target = page.target and n.q = c.q
left join bases as g on g.base_q = c.q
left join breaks as b on b.q = c.q
order by c.q
