-- Points that can still be obtained on a card, most first: what is missing for them, whose they are, and how many days are left.
--
-- @with   scores, marks, components, rounds, bodies
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
-- @column obtainable       number  point     up to the most
-- @column owner            text?   -         the body in charge
-- @column owner_vi         text?   -         its name
-- @column owner_en         text?   -         the same in English
-- @column rule             text    -         how points follow from what is measured
-- @column measure          number? -         percent of a share or survey, else the value
-- @column threshold        number? -         percent or value with full points, where the rule has one
-- @column needed           number? indicator more cases in the numerator for full points at today's denominator
-- @column missing_evidence integer document  asked for and not there
-- @column days_left        integer? day      until one may no longer score oneself
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
open_ones as (
  select
    s.*, c.rule, m.measure, m.numerator, m.denominator, case when c.rule in ('ratio', 'ratio-floor') then 100 when c.rule in ('ratio-threshold', 'index') then coalesce(c.threshold, 100) end as full_at, c.holds_from,
    coalesce(s.points, 0) as held
  from scores as s
  inner join asked_card as q on q.card = s.card
  inner join components as c on c.criteria = s.criteria and c.period = s.period and c.component = s.component
  left join marked as m on m.component = s.component
  where s.applies and s.kind = 'inside' and s.mode = 'self' and s.final is null
)
select
  o.component, d.name_vi, d.name_en, o.area, o.max, o.points, o.max - o.held as obtainable, o.owner, b.name_vi as owner_vi, b.name_en as owner_en, o.rule, o.measure, o.full_at as threshold,
  case when o.denominator > 0 and o.full_at is not null and o.measure < o.full_at then ceil(round(o.denominator * o.full_at / 100 - o.numerator, 6)) end as needed,
  case when o.evidence_asked > o.evidence_given then o.evidence_asked - o.evidence_given else 0 end as missing_evidence, cast(r.self_until as date) - cast($today as date) as days_left
from open_ones as o
inner join registry_components as d on d.criteria = o.criteria and d.component = o.component and coalesce(d.holds_from, date '0001-01-01') = coalesce(o.holds_from, date '0001-01-01')
left join rounds as r on r.criteria = o.criteria and r.period = o.period
left join bodies as b on b.agency = o.owner
where round(o.max - o.held, 9) > 0
order by round(o.max - o.held, 9) desc, o.component
