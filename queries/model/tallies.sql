-- What each component of each card is scored on, as it is known at a moment: of a survey's options the answers weighted, else the figure
-- of its indicator and part: of the period's latest window in which it is known, all options of the same one. Where none is known, the latest says why.
--
-- @with   components, cardholders, bearings
-- @param  touched     text?   only components of these indicators, each between bars
-- @column indicator   text    -         what was measured
-- @column criteria    text    -         id of the set
-- @column period      text    -         2026, or the month 2026M09
-- @column component   text    -         its number in the set
-- @column scored      text    -         a body, or the map itself
-- @column at_period   text    -         of which window the figure is: 2026Y, 2026Q3, 2026M09
-- @column numerator   number  indicator of a share, or the weighted answers
-- @column denominator number  indicator of a share, or all answers
-- @column value       number  indicator of everything else
-- @column problem     text    -         '' or why it cannot be said
with asked as (
  select
    c.criteria, c.period, c.component, c.indicator, c.part, h.scored, o.option, o.points as weight, count(o.option) over (partition by c.criteria, c.period, c.component, h.scored) as options
  from components as c
  inner join cardholders as h on h.criteria = c.criteria and h.period = c.period and (c.applies_to = '' or ' ' || c.applies_to || ' ' like '% ' || h.kind || ' %')
  left join registry_component_steps as o
    on o.criteria = c.criteria and o.component = c.component and o.option <> '' and coalesce(o.holds_from, date '0001-01-01') = coalesce(c.holds_from, date '0001-01-01')
  where c.indicator <> '' and ($touched is null or strpos($touched, '|' || c.indicator || '|') > 0)
),
placed as (
  select
    a.indicator, a.criteria, a.period, a.component, a.scored, b.at_period, case when a.options = 0 then max(b.numerator) else sum(a.weight * b.value) end as numerator,
    case when a.options = 0 then max(b.denominator) else sum(b.value) end as denominator, case when a.options = 0 then max(b.value) end as value, max(b.problem) as problem,
    row_number() over (partition by a.criteria, a.period, a.component, a.scored order by case when max(b.problem) = '' then 0 else 1 end, b.place desc) as place
  from asked as a
  inner join bearings as b on b.owner = a.scored and b.period = a.period and b.indicator = a.indicator and b.part = coalesce(a.option, a.part)
  group by a.indicator, a.criteria, a.period, a.component, a.scored, a.options, b.at_period, b.place
  having count(*) >= a.options
)
select indicator, criteria, period, component, scored, at_period, numerator, denominator, value, problem from placed where place = 1
