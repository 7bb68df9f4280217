-- Figures that are tried for one component: the one that is asked for, else the whole range of its rule, with both sides of each edge; of
-- what is to be done that it is not, and that it is done today.
--
-- @with   components
-- @param  criteria    text?   of this set
-- @param  period      text?   of this period
-- @param  scored      text?   of this body or map
-- @param  supposed    text?   the component; none where nothing is tried
-- @param  measure     number? only this figure, in percent of a share
-- @column criteria    text    -         id of the set
-- @column period      text    -         2026, or the month 2026M09
-- @column component   text    -         its number in the set
-- @column scored      text    -         a body, or the map itself
-- @column is_share    boolean -         tried as a percentage
-- @column measure     number  indicator what is tried
-- @column done_on     date    -         today, where it is tried that something is done
with asked as (
  select
    c.criteria, c.period, c.component, c.subject, c.holds_from, c.threshold, c.floor, c.is_share,
    case when c.subject <> '' then 1.0 when c.rule in ('count', 'deduction', 'bonus', 'penalty') then 1.25 * c.max / nullif(c.each, 0) when c.rule = 'index' and c.threshold > 100 then c.threshold else 100.0 end as top
  from components as c
  where $supposed is not null and c.criteria = $criteria and c.period = $period and c.component = $supposed
),
edged as (
  select a.criteria, a.period, a.component, e.least as edge from asked as a
  inner join registry_component_steps as e on e.criteria = a.criteria and e.component = a.component and e.option = '' and coalesce(e.holds_from, date '0001-01-01') = coalesce(a.holds_from, date '0001-01-01')
  union
  select a.criteria, a.period, a.component, e.below as edge from asked as a
  inner join registry_component_steps as e on e.criteria = a.criteria and e.component = a.component and e.option = '' and coalesce(e.holds_from, date '0001-01-01') = coalesce(a.holds_from, date '0001-01-01')
  union
  select criteria, period, component, threshold as edge from asked
  union
  select criteria, period, component, floor as edge from asked
),
tenths as (
  select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9 union all select 10
),
tried as (
  select a.criteria, a.period, a.component, a.subject, a.is_share, t.n * a.top / 10 as measure from asked as a cross join tenths as t where $measure is null and (a.subject = '' or t.n in (0, 10))
  union
  select a.criteria, a.period, a.component, a.subject, a.is_share, e.edge - s.below as measure from asked as a
  inner join edged as e on e.criteria = a.criteria and e.period = a.period and e.component = a.component
  cross join (select 0.0 as below union all select 0.000001) as s
  where $measure is null and e.edge > 0 and a.subject = ''
  union
  select criteria, period, component, subject, is_share, $measure as measure from asked where $measure is not null
)
select criteria, period, component, $scored as scored, is_share, measure, case when subject <> '' and measure >= 1 then $today end as done_on from tried
