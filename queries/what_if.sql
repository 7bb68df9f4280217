-- What a component would give if its figure were another: for one figure, or all along its rule. `total` is what the card would have.
--
-- @with   awards, scores
-- @param  criteria   text    the set
-- @param  period     text    2026, or the month 2026M09
-- @param  scored     text    a body, or the map itself
-- @param  supposed   text    the component
-- @param  measure    number? this figure of it, in percent of a share; all along its rule if left out
-- @param  as_of      timestamp? what was known then; now if left out
-- @column is_now     boolean -         the figure as it is known, not supposed
-- @column measure    number? -         percent of a share or survey, else the value
-- @column points     number? point     that it gives
-- @column difference number? point     more than is in force now
-- @column needed     number? indicator more cases in the numerator than now, at the same denominator
-- @column total      number? point     of the card inside its total, if the data gave this and counted
-- @column total_now  number? point     of the card inside its total, as it is in force
-- @origin measure,points,difference,needed,total,total_now tally criteria period scored component=supposed
with asked_card as (
  select $criteria || '/' || $period || '/' || $scored as card
),
tried as (
  select m.is_now, m.measure, m.points, m.numerator, m.denominator from awards as m where m.component = $supposed
),
known as (
  select numerator, denominator from tried where is_now
),
others as (
  select
    sum(case when s.component <> $supposed and s.kind = 'inside' then s.points end) as points, sum(case when s.kind = 'inside' then s.points end) as whole,
    max(case when s.component = $supposed then s.points end) as own, count(case when s.component = $supposed and s.kind = 'inside' then 1 end) as inside
  from scores as s
  inner join asked_card as q on q.card = s.card
)
select
  t.is_now, t.measure, t.points, t.points - o.own as difference,
  case when k.denominator > 0 and t.denominator > 0 then ceil(round(k.denominator * t.measure / 100 - k.numerator, 6)) end as needed,
  case when o.inside > 0 then coalesce(o.points, 0) + t.points else o.points end as total, o.whole as total_now
from tried as t
left join known as k on true
cross join others as o
order by t.measure, t.is_now
