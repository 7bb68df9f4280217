-- What a body has to do for scorecards now, card by card, most urgent first: components inside the total without points that it may still
-- give them, self-scores that lack a document or an explanation, and lower appraisals that it may explain.
--
-- @with   scores, components, days, stands, heirs, bodies
-- @param  agency     text       who answers for it
-- @param  as_of      timestamp? what was known then; now if left out
-- @column criteria   text    -         id of the set
-- @column short_vi   text    -         short name of the set
-- @column short_en   text    -         the same in English
-- @column every      text    -         year or month
-- @column period     text    -         2026, or the month 2026M09
-- @column scored     text    -         whose card: a body, or the map itself
-- @column name_vi    text    -         its name
-- @column name_en    text    -         the same in English
-- @column to_score   integer component inside the total, without points
-- @column to_prove   integer component scored, without a document and without words
-- @column to_explain integer component appraised lower and not explained, once explanations are open
-- @column component  text    -         the first of them in the order of the set
-- @column until      date    -         the first day on which one of them ends
-- @column days_left  integer day       until then
-- @origin to_score,to_prove,to_explain scored criteria period scored
-- @origin days_left made until
with told as (
  select
    s.criteria, s.period, s.scored, s.territory, s.component, c.position,
    case
      when d.self_day >= $today and s.first is null and s.points is null and s.kind = 'inside' then 'to-score'
      when d.self_day >= $today and s.first is null and s.final is null and s.self is not null and s.evidence_given < s.evidence_asked and coalesce(t.self_note, '') = '' then 'to-prove'
      when d.first_day < $today and d.explain_day >= $today and s.final is null and s.first < case when s.self > s.max then s.max else s.self end and coalesce(t.explained, '') = '' then 'to-explain'
    end as deed, d.self_day, d.explain_day
  from scores as s
  inner join components as c on c.criteria = s.criteria and c.period = s.period and c.component = s.component
  inner join days as d on d.card = s.card and d.component = s.component
  left join heirs as h on h.agency = s.owner
  left join stands as t on t.criteria = s.criteria and t.period = s.period and t.scored = s.scored and t.component = s.component
  where s.applies and s.mode = 'self' and coalesce(h.heir, s.owner) = $agency
),
open_ones as (
  select o.*, row_number() over (partition by o.criteria, o.period, o.scored order by o.position, o.component) as place from told as o where o.deed is not null
),
provinces as (
  select territory, min('Tỉnh ' || province_vi) as name_vi, min(province_en || ' province') as name_en from registry_plans group by territory
),
carded as (
  select
    o.criteria, o.period, o.scored, o.territory, count(case when o.deed = 'to-score' then 1 end) as to_score, count(case when o.deed = 'to-prove' then 1 end) as to_prove,
    count(case when o.deed = 'to-explain' then 1 end) as to_explain, max(case when o.place = 1 then o.component end) as component, min(case when o.deed = 'to-explain' then o.explain_day else o.self_day end) as until
  from open_ones as o
  group by o.criteria, o.period, o.scored, o.territory
)
select
  c.criteria, g.short_vi, g.short_en, g.every, c.period, c.scored, coalesce(b.name_vi, v.name_vi) as name_vi, coalesce(b.name_en, v.name_en) as name_en, c.to_score, c.to_prove, c.to_explain, c.component, c.until,
  cast(c.until as date) - cast($today as date) as days_left
from carded as c
inner join registry_criteria_sets as g on g.id = c.criteria
left join bodies as b on b.agency = c.scored
left join provinces as v on v.territory = c.scored
order by c.until, c.criteria, c.period, c.scored
