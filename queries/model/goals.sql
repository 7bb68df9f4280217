-- Every printed milestone as an absolute level: cuts against their baseline, yearly steps one by one, ranges with both ends.
--
-- @with   figures
-- @column milestone   text    -         id in targets.csv; a yearly step adds its year
-- @column entry       text    -         the registry row that it comes from
-- @column target      text    -         the page it belongs to
-- @column plan        text    -         whose milestone it is
-- @column territory   text    -         on which map
-- @column indicator   text    -         what is measured
-- @column part        text    -         '' is the total
-- @column scope       text    -         province or department
-- @column signed      date    -         when the plan was signed
-- @column due         integer -         year
-- @column q           integer -         its last quarter
-- @column comparator  text    -         of the absolute level
-- @column goal        number  indicator null where the baseline is not known
-- @column goal_shown  number  indicator the same as shown: of things counted, the whole number that meets it
-- @column goal_max    number  indicator upper end of a range
-- @column base        number  indicator value of the baseline year, where it has one
-- @column base_q      integer -         last quarter of the baseline year
-- @column path_kind   text    -         ramp, step or maintain
-- @column relation    text    -         as in targets.csv
with printed as (
  select
    r.*, p.territory, p.signed, cast(nullif(substr(r.baseline, length(r.baseline) - 3), '') as bigint) as base_to, cast(nullif(substr(r.baseline, 1, 4), '') as bigint) as base_from,
    prior.value as step_from, prior.due as step_year
  from registry_targets as r
  inner join registry_plans as p on p.id = r.plan
  left join registry_targets as prior
    on prior.target = r.target and prior.relation = 'level' and r.relation = 'increase-per-year' and prior.due < r.due and prior.source = r.source
),
years as (
  select p.*, y.year
  from printed as p
  inner join (select distinct year from registry_calendar) as y
    on y.year = p.due or (p.relation = 'increase-per-year' and y.year > p.step_year and y.year < p.due)
),
measured as (
  select p.id, avg(f.actual) as base
  from printed as p
  inner join figures as f
    on f.indicator = p.indicator and f.territory = p.territory and f.part = p.part and f.standing = 'accepted' and f.span = 'year'
    and f.q between 4 * p.base_from + 4 and 4 * p.base_to + 4
  group by p.id
),
based as (
  select y.*, coalesce(b.value, m.base) as base
  from years as y
  left join registry_baselines as b on b.indicator = y.indicator and b.territory = y.territory and b.part = y.part and b.year = y.base_to
  left join measured as m on m.id = y.id
),
levelled as (
  select
    id || case when relation = 'increase-per-year' and year <> due then '-' || cast(year as varchar) else '' end as milestone,
    id as entry, target, plan, territory, indicator, part, scope, signed, year as due, 4 * year + 4 as q,
    case
      when relation in ('reduction', 'period-mean') then replace(comparator, '>', '<')
      when relation = 'better-than-year' then '>'
      else comparator
    end as comparator,
    case relation
      when 'reduction' then base * (1 - value / 100.0)
      when 'period-mean' then base * (1 - value / 100.0)
      when 'better-than-year' then base
      when 'increase-per-year' then case when step_from is not null then least(coalesce(value_max, 100.0), step_from + value * (year - step_year)) end
      else value
    end as goal,
    case when comparator = 'range' then value_max end as goal_max,
    base, 4 * base_to + 4 as base_q, path as path_kind, relation
  from based
)
select
  l.milestone, l.entry, l.target, l.plan, l.territory, l.indicator, l.part, l.scope, l.signed, l.due, l.q, l.comparator, l.goal,
  case
    when i.kind not in ('count', 'money') then l.goal
    when l.comparator in ('<=', '<') then floor(round(l.goal, 9))
    else ceil(round(l.goal, 9))
  end as goal_shown,
  l.goal_max, l.base, l.base_q, l.path_kind, l.relation
from levelled as l
inner join registry_indicators as i on i.id = l.indicator
