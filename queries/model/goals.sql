-- Every printed milestone as an absolute level: cuts against their baseline, yearly steps one by one, ranges with both ends. A level
-- that a published verdict was made with stays, whatever becomes of its baseline.
--
-- @with   bases, quantities
-- @param  ruled_as_of timestamp? which publications were known
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
-- @column comparator_shown text -         the comparator as shown: the whole number may be met where the level itself must be passed
-- @column goal_max    number  indicator upper end of a range
-- @column base        number  indicator value of the baseline year, where it has one
-- @column base_q      integer -         last quarter of the baseline year
-- @column base_is     text    -         stated (in baselines.csv) or measured
-- @column path_kind   text    -         ramp, step or maintain
-- @column relation    text    -         as in targets.csv
with priors as (
  select r.id, max(p.due) as due
  from registry_targets as r
  inner join registry_targets as p on p.target = r.target and p.source = r.source and p.relation = 'level' and p.due < r.due
  where r.relation = 'increase-per-year'
  group by r.id
),
printed as (
  select
    r.*, p.territory, p.signed, n.kind, b.base, b.base_q, b.base_is,
    prior.value as step_from, prior.due as step_year, coalesce(r.value_max, case when n.kind in ('share', 'survey') then 100.0 end) as step_most
  from registry_targets as r
  inner join registry_plans as p on p.id = r.plan
  inner join quantities as n on n.territory = p.territory and n.indicator = r.indicator and n.part = r.part
  left join bases as b on b.entry = r.id
  left join priors as o on o.id = r.id
  left join registry_targets as prior on prior.target = r.target and prior.source = r.source and prior.relation = 'level' and prior.due = o.due
),
years as (
  select p.*, p.due as year from printed as p
  union all
  select p.*, y.year
  from printed as p
  inner join (select distinct year from registry_calendar) as y on p.relation = 'increase-per-year' and y.year > p.step_year and y.year < p.due
),
locked as (
  select k.milestone, k.goal, k.goal_max, row_number() over (partition by k.milestone order by k.published_at) as place from locks as k where k.published_at <= $ruled_as_of
),
levelled as (
  select
    id || case when relation = 'increase-per-year' and year <> due then '-' || cast(year as varchar) else '' end as milestone,
    id as entry, target, plan, territory, indicator, part, scope, signed, kind, year as due, 4 * year + 4 as q,
    case
      when relation in ('reduction', 'period-mean') then replace(comparator, '>', '<')
      when relation = 'better-than-year' then '>'
      else comparator
    end as comparator,
    case
      when relation in ('reduction', 'period-mean') then base * (1 - case when comparator = 'range' then value_max else value end / 100.0)
      when relation = 'better-than-year' then base
      when relation = 'increase-per-year' then case when step_from is not null and step_from + value * (year - step_year) > step_most then step_most else step_from + value * (year - step_year) end
      else value
    end as goal,
    case when comparator = 'range' and relation in ('reduction', 'period-mean') then base * (1 - value / 100.0) when comparator = 'range' and relation <> 'better-than-year' then value_max end as goal_max,
    base, base_q, base_is, path as path_kind, relation
  from years
),
known as (
  select l.*, coalesce(k.goal, l.goal) as level, case when k.milestone is null then l.goal_max else k.goal_max end as level_max
  from levelled as l left join locked as k on k.milestone = l.milestone and k.place = 1
)
select
  milestone, entry, target, plan, territory, indicator, part, scope, signed, due, q, comparator, level as goal,
  case
    when kind not in ('count', 'money') then level
    when comparator in ('<=', '<') then floor(round(level, 9)) else ceil(round(level, 9))
  end as goal_shown,
  case when kind in ('count', 'money') and comparator in ('<', '>') and round(level, 9) <> floor(round(level, 9)) then comparator || '=' else comparator end as comparator_shown,
  level_max as goal_max, base, base_q, base_is, path_kind, relation
from known
