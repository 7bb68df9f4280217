-- How a target's figure and status came about, step by step: the sums, what is missing of them, the baseline, the path, the rule.
--
-- @with   headlines, verdicts, goals, legs, standings, judgements, series, forecasts, moment, pages, reports, rules
-- @keep   target
-- @param  target      text    the page
-- @param  milestone   text?   of this milestone; the page's headline if left out
-- @param  report      text?   as at this report; the latest with figures if left out
-- @param  quarter     text?   of the figure of this quarter, where it is not the one judged: 2026Q3
-- @param  as_of       timestamp? what was known then; now if left out
-- @column place       integer -         order
-- @column step        text    -         numerator, denominator, figure, coverage, low, high, carried, error, baseline, before, milestone, milestone-max, way, tolerance, path, gap, pace, …
-- @column number      number? indicator the number; the unit is told by the step
-- @column unit        text    -         indicator, case, agency, ratio, quarter or none
-- @column quarter     text?   -         at which quarter
-- @column words       text?   -         a code, a document or a version
-- @origin place place
-- @origin number step
with looked as (
  select p.target, p.plan, coalesce(c.q, m.q) as q, coalesce($milestone, h.milestone) as milestone, i.kind, i.timing
  from pages as p
  inner join registry_indicators as i on i.id = p.indicator
  inner join moment as m on m.plan = p.plan
  left join reports as c on c.report = $report
  left join headlines as h on h.target = p.target and h.q = coalesce(c.q, m.q)
  where p.target = $target
),
judged as (
  select
    l.kind, l.timing, v.status, v.reason, v.is_closed, v.path, coalesce(f.q, v.actual_q) as actual_q, case when f.q is null then v.actual else r.actual end as actual,
    v.is_closed and l.timing = 'flow' and f.q is null as is_year, v.gap, v.pace, v.met_late_q, v.locked_status, g.comparator, g.goal, g.goal_max, g.q as due_q, g.base_is, g.entry,
    e.start, e.start_q, e.start_is, e.before, e.before_q, e.path_kind, s.rounding, s.tolerance_of_way, s.error_factor, s.on_track_pace, s.at_risk_pace, s.maintain_points, s.standard_error, s.live_q,
    j.way, case when v.is_closed and l.timing = 'flow' and f.q is null then r.year_numerator else r.numerator end as numerator,
    case when v.is_closed and l.timing = 'flow' and f.q is null then r.year_denominator else r.denominator end as denominator,
    case when v.is_closed and l.timing = 'flow' and f.q is null then r.year_coverage else r.coverage end as coverage,
    case when v.is_closed and f.q is null then r.year_low else r.low end as low, case when v.is_closed and f.q is null then r.year_high else r.high end as high,
    case when v.is_closed and l.timing = 'flow' and f.q is null then r.year_agencies else r.agencies end as agencies,
    case when v.is_closed and l.timing = 'flow' and f.q is null then r.year_expected else r.agencies_expected end as agencies_expected,
    r.carried, r.is_half, case when v.is_closed and f.q is null then r.year_problem else r.problem end as problem, u.version, u.from_day, u.least_coverage, u.most_carried
  from looked as l
  inner join verdicts as v on v.milestone = l.milestone and v.q = l.q
  inner join goals as g on g.milestone = l.milestone
  inner join legs as e on e.milestone = l.milestone
  inner join standings as s on s.milestone = l.milestone and s.at_q = l.q
  inner join reports as c on c.q = case when v.is_closed then v.due_q else l.q end
  inner join rules as u on c.ends >= u.from_day and (u.to_day is null or c.ends < u.to_day)
  left join judgements as j on j.milestone = l.milestone and j.at_q = l.q and j.edge = case when v.is_closed then 'year' else 'live' end
  left join reports as f on f.quarter = $quarter
  left join series as r on r.target = l.target and r.q = coalesce(f.q, v.actual_q)
),
told as (
  select 1 as place, 'numerator' as step, numerator as number, 'case' as unit, actual_q as q, cast(null as varchar) as words from judged
  union all select 2, 'denominator', denominator, 'case', actual_q, null from judged
  union all select 3, 'figure', actual, 'indicator', actual_q, case when is_year then 'year' when is_half then 'half' else timing end from judged
  union all select 4, 'agencies', agencies, 'agency', actual_q, cast(agencies_expected as varchar) from judged
  union all select 5, 'coverage', coverage, 'ratio', actual_q, problem from judged
  union all select 6, 'low', low, 'indicator', actual_q, null from judged
  union all select 7, 'high', high, 'indicator', actual_q, null from judged
  union all select 8, 'carried', nullif(carried, 0), 'agency', actual_q, null from judged
  union all select 9, 'error', standard_error, 'indicator', actual_q, null from judged
  union all select 10, 'baseline', start, 'indicator', start_q, coalesce(base_is, start_is) from judged
  union all select 11, 'before', case when before_q <> start_q then before end, 'indicator', before_q, null from judged
  union all select 12, 'milestone', goal, 'indicator', due_q, comparator from judged
  union all select 13, 'milestone-max', goal_max, 'indicator', due_q, null from judged
  union all select 14, 'path', case when not is_closed then path end, 'indicator', case when live_q < due_q then live_q else due_q end, path_kind from judged
  union all select 15, 'gap', case when not is_closed then gap end, 'indicator', live_q, null from judged
  union all select 16, 'way', case when not is_closed then way end, 'indicator', due_q, null from judged
  union all
  select
    17, 'tolerance',
    case when not is_closed then greatest(coalesce(tolerance_of_way * way, 0), case when kind in ('count', 'done') then 0 else rounding end, coalesce(error_factor * standard_error, 0)) end,
    'indicator', cast(null as bigint), null
  from judged
  union all select 18, 'pace', case when not is_closed then pace end, 'ratio', live_q, null from judged
  union all select 19, 'on-track-from', case when not is_closed and path_kind <> 'maintain' then on_track_pace end, 'ratio', cast(null as bigint), null from judged
  union all select 20, 'at-risk-from', case when not is_closed and path_kind <> 'maintain' then at_risk_pace end, 'ratio', cast(null as bigint), null from judged
  union all select 21, 'at-risk-within', case when not is_closed and path_kind = 'maintain' then maintain_points end, 'none', cast(null as bigint), null from judged
  union all select 22, 'least-coverage', least_coverage, 'ratio', cast(null as bigint), null from judged
  union all select 23, 'rules', cast(null as double precision), 'none', cast(null as bigint), version from judged
  union all select 24, 'locked', cast(null as double precision), 'none', due_q, locked_status from judged
  union all select 25, 'status', cast(null as double precision), 'none', actual_q, case when reason = '' then status else status || ' ' || reason end from judged
)
select t.place, t.step, cast(t.number as double precision) as number, t.unit, c.quarter, t.words
from told as t
left join reports as c on c.q = t.q
where t.number is not null or t.words is not null
order by t.place
