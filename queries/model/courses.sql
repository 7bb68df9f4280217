-- Each page through time, as it is looked at: what was reported, what the path asks, what is missing, where it leads.
--
-- @with   rules, series, paths, legs, reports, moment, pages, goals, fans, breaks, excused, quantities
-- @column target            text    -         the page
-- @column q                 integer -         4 * year + quarter, oldest first
-- @column quarter           text    -         the same as 2026Q3
-- @column report            text    -         the report that closes it
-- @column actual            number  indicator in force; null where nothing is
-- @column numerator         number  indicator of it
-- @column denominator       number  indicator of it
-- @column standard_error    number  indicator of a survey
-- @column ranked_of         number  -         of a rank: how many were ranked
-- @column coverage          number  -         part of it that is known
-- @column low               number  indicator at worst, where bodies are absent
-- @column high              number  indicator at best
-- @column carried           integer agency    whose last value stands in for the absent one
-- @column half_year         boolean -         the half-year stands for the quarter
-- @column problem           text    -         '' or why it cannot be judged
-- @column few_cases         boolean -         too few cases to compare
-- @column provisional       number  indicator with sheets not accepted yet, where it differs
-- @column revised_from      number  indicator before its correction
-- @column path              number  indicator what the page's own milestones ask for
-- @column path_max          number  indicator the same for the upper end of a range, where it has one
-- @column baseline          number  indicator value of the baseline year, on its quarter
-- @column forecast          number  indicator where the line leads, after the last figure
-- @column forecast_low      number  indicator lower edge
-- @column forecast_high     number  indicator upper edge
-- @column state             text    -         reported, nothing-to-report, not-applicable, missing, late, not-due, not-owed
-- @column agencies_reported integer agency    in the figure in force
-- @column agencies_expected integer agency    who owe the report, less not-applicable
-- @column break_vi          text    -         what changed before this quarter
-- @column break_en          text    -         the same in English
with page as (
  select p.target, p.indicator, p.part, g.first_year, g.territory, n.kind, n.reports, m.q as latest_q
  from pages as p
  inner join registry_plans as g on g.id = p.plan
  inner join quantities as n on n.territory = g.territory and n.indicator = p.indicator and n.part = p.part
  inner join moment as m on m.plan = p.plan
),
ends as (
  select page.target, greatest(max(g.q), min(page.latest_q)) as last_q, least(4 * min(page.first_year) + 1, min(coalesce(g.base_q, 4 * page.first_year + 1))) as first_q
  from page
  inner join goals as g on g.target = page.target
  group by page.target
),
baselines as (
  select g.target, g.base_q, max(g.base) as base from goals as g where g.base_q is not null group by g.target, g.base_q
),
openings as (
  select l.target, l.start_q, max(l.start) as start from legs as l where l.is_opening and l.start_is = 'baseline' group by l.target, l.start_q
),
broken as (
  select page.target, b.q, min(b.words_vi) as words_vi, min(b.words_en) as words_en
  from page
  inner join breaks as b on b.territory = page.territory and (b.indicator = '' or b.indicator = page.indicator)
  group by page.target, b.q
)
select
  page.target, c.q, c.quarter, c.report, s.actual, s.numerator, s.denominator, s.standard_error, s.ranked_of, s.coverage, s.low, s.high, coalesce(s.carried, 0) as carried,
  coalesce(s.is_half, false) as half_year, coalesce(s.problem, '') as problem, coalesce(page.kind = 'share' and s.denominator < u.few_cases, false) as few_cases, s.provisional, s.revised_from,
  n.path, case when n.path_max <> n.path then n.path_max end as path_max, coalesce(g.base, o.start) as baseline, f.middle as forecast, f.low as forecast_low, f.high as forecast_high,
  case
    when s.agencies > 0 then case when x.without >= s.agencies then 'nothing-to-report' else 'reported' end
    when ' ' || page.reports || ' ' not like '% ' || c.kind || ' %' then 'not-owed'
    when x.agencies > 0 and s.agencies_expected = 0 then 'not-applicable'
    when coalesce(s.agencies_expected, 0) = 0 then 'not-owed'
    when c.due >= $today then 'not-due'
    when c.closes >= $today then 'late'
    else 'missing'
  end as state,
  coalesce(s.agencies, 0) as agencies_reported, coalesce(s.agencies_expected, 0) as agencies_expected, b.words_vi as break_vi, b.words_en as break_en
from page
inner join ends as e on e.target = page.target
inner join reports as c on c.q between e.first_q and e.last_q
inner join rules as u on c.ends >= u.from_day and (u.to_day is null or c.ends < u.to_day)
left join series as s on s.target = page.target and s.q = c.q
left join paths as n on n.target = page.target and n.q = c.q
left join baselines as g on g.target = page.target and g.base_q = c.q
left join openings as o on o.target = page.target and o.start_q = c.q
left join excused as x on x.standing = 'accepted' and x.territory = page.territory and x.indicator = page.indicator and x.part = page.part and x.q = c.q
left join fans as f on f.target = page.target and f.q = c.q
left join broken as b on b.target = page.target and b.q = c.q
