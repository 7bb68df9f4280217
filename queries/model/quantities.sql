-- What is measured: each indicator and part that a target or a criteria set names, on each map. Only those of a plan, of a target's
-- indicator or of touched indicators where one of these is asked for, so that every later step does only the work that is wanted.
--
-- @with   measuring
-- @param  plan      text? only those that this plan measures
-- @param  target    text? only those of this target's indicator
-- @param  touched   text? only these indicators, each between bars: |par-index|online-dossiers|
-- @column territory text    - the map
-- @column indicator text    - what is measured
-- @column part      text    - '' is the total
-- @column kind      text    - share, count, money, survey, rank, done
-- @column timing    text    - stock, flow, survey
-- @column reports   text    - in which reports it is owed
-- @column windows   integer - windows a year that a flow is reported for
-- @column reach     integer - quarters before its own that a live figure holds: of a flow's four together, of a longer window
with named as (
  select r.target, r.plan, p.territory, r.indicator, r.part from registry_targets as r inner join registry_plans as p on p.id = r.plan
  union all
  select '' as target, '' as plan, territory, indicator, part from measuring
),
asked as (
  select distinct territory, indicator from named
  where ($plan is null or plan = $plan) and ($target is null or target = $target) and ($touched is null or strpos($touched, '|' || indicator || '|') > 0)
)
select distinct
  n.territory, n.indicator, n.part, i.kind, i.timing, i.reports,
  case when i.reports like 'Q1 H1 Q3 Y%' then 4 when i.reports like 'H1 Y%' then 2 else 1 end as windows,
  case when i.timing <> 'flow' then 0 when i.kind in ('count', 'money') then 3 when i.reports like 'Q1 H1 Q3 Y%' then 0 when i.reports like 'H1 Y%' then 1 else 3 end as reach
from named as n
inner join asked as a on a.territory = n.territory and a.indicator = n.indicator
inner join registry_indicators as i on i.id = n.indicator
