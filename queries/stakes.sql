-- Points that can still be obtained on a card, most first: what is missing for them, whose they are, and how many days are left. While one
-- may score oneself and nobody has appraised it, up to the most; what was appraised lower and can be explained, up to one's own score,
-- no further than the maximum.
--
-- @with   scores, marks, components, days, bodies
-- @param  criteria         text    the set
-- @param  period           text    2026, or the month 2026M09
-- @param  scored           text    a body, or the map itself
-- @param  as_of            timestamp? what was known then; now if left out
-- @column component        text    -         its number in the set
-- @column name_vi          text    -         what is scored
-- @column name_en          text    -         the same in English
-- @column area             text    -         the area
-- @column max              number  point     at most
-- @column points           number? point     in force
-- @column obtainable       number  point     more than is in force
-- @column deed             text    -         how: self, or explained
-- @column owner            text?   -         the body in charge
-- @column owner_vi         text?   -         its name
-- @column owner_en         text?   -         the same in English
-- @column rule             text    -         how points follow from what is measured
-- @column measure          number? -         percent of a share or survey, else the value
-- @column threshold        number? -         percent or value with full points, where the rule has one
-- @column needed           number? indicator more cases in the numerator for full points at today's denominator
-- @column missing_evidence integer document  asked for and not there
-- @column days_left        integer? day      until one may no longer do so; null without a campaign
-- @origin max,threshold registry file='criteria'
-- @origin measure,needed tally criteria period scored component
-- @origin points,obtainable,missing_evidence scored criteria period scored component
-- @origin days_left registry file='calendar.csv'
with asked_card as (
  select $criteria || '/' || $period || '/' || $scored as card
),
marked as (
  select m.* from marks as m inner join asked_card as q on q.card = m.card
),
ends as (
  select d.* from days as d inner join asked_card as q on q.card = d.card
),
open_ones as (
  select
    s.*, c.rule, m.measure, m.numerator, m.denominator, case when c.rule in ('ratio', 'ratio-floor') then 100 when c.rule in ('ratio-threshold', 'index') then coalesce(c.threshold, 100) end as full_at, c.holds_from,
    coalesce(s.points, 0) as held, case when s.self > s.max then s.max else s.self end as own, d.self_day, d.explain_day
  from scores as s
  inner join asked_card as q on q.card = s.card
  inner join components as c on c.criteria = s.criteria and c.period = s.period and c.component = s.component
  left join marked as m on m.component = s.component
  left join ends as d on d.component = s.component
  where s.applies and s.kind = 'inside' and s.mode = 'self' and s.final is null
),
left_ones as (
  select o.*, 'self' as deed, o.self_day as until, o.max - o.held as obtainable from open_ones as o where o.first is null and (o.self_day is null or o.self_day >= $today)
  union all
  select o.*, 'explained' as deed, o.explain_day as until, o.own - o.held as obtainable from open_ones as o where o.explain_day >= $today and o.first < o.own
)
select
  o.component, d.name_vi, d.name_en, o.area, o.max, o.points, o.obtainable, o.deed, o.owner, b.name_vi as owner_vi, b.name_en as owner_en, o.rule, o.measure, o.full_at as threshold,
  case when o.denominator > 0 and o.full_at is not null and o.measure < o.full_at then ceil(round(o.denominator * o.full_at / 100 - o.numerator, 6)) end as needed,
  case when o.evidence_asked > o.evidence_given then o.evidence_asked - o.evidence_given else 0 end as missing_evidence, cast(o.until as date) - cast($today as date) as days_left
from left_ones as o
inner join registry_components as d on d.criteria = o.criteria and d.component = o.component and coalesce(d.holds_from, date '0001-01-01') = coalesce(o.holds_from, date '0001-01-01')
left join bodies as b on b.agency = o.owner
where round(o.obtainable, 9) > 0
order by round(o.obtainable, 9) desc, o.component
