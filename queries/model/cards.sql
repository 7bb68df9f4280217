-- The totals of each card, area by area and as a whole (area ''), added before anything is rounded.
--
-- @with   scores
-- @param  touched         text?     only cards with components of these indicators, each between bars
-- @param  cards           text?     only these cards, each as set/period/scored between bars
-- @column card            text    - set/period/scored
-- @column criteria        text    - id of the set
-- @column period          text    - 2026, or the month 2026M09
-- @column year            integer - reform year of the period
-- @column scored          text    - a body, or the map itself
-- @column territory       text    - its map
-- @column kind            text    - province for the map, else the body's kind
-- @column area            text    - an area of the set, '' for all
-- @column maximum         number  - that can be reached inside the total
-- @column self_maximum    number  - of what one scores oneself
-- @column survey_maximum  number  - of surveys
-- @column assessed        number  - maximum of the components that have points
-- @column data            number  - points from data
-- @column self            number  - points given to oneself
-- @column first           number  - of the first appraisal
-- @column final           number  - of the second
-- @column survey          number  - of surveys
-- @column bonus           number  - outside the total, up to its cap
-- @column penalty         number  - outside the total, down to its cap
-- @column points          number  - in force inside the total
-- @column index           number  - of a hundred; null where nothing has points
-- @column components      integer component that apply
-- @column with_points     integer component that have points
-- @column evidence_asked  integer document asked for
-- @column evidence_given  integer document that are there
with touched as (
  select distinct card from scores where $touched is null or strpos($touched, '|' || indicator || '|') > 0
),
asked as (select s.* from scores as s inner join touched as t on t.card = s.card where $cards is null or strpos($cards, '|' || s.card || '|') > 0),
added as (
  select
    card, criteria, period, year, scored, territory, card_kind, coalesce(area, '') as of_area,
    sum(case when kind = 'inside' and applies then max end) as applying, sum(case when kind = 'inside' then max end) as whole,
    sum(case when kind = 'inside' and applies and mode = 'self' then max end) as self_maximum, sum(case when kind = 'inside' and applies and mode = 'survey' then max end) as survey_maximum,
    sum(case when kind = 'inside' and points is not null then max end) as assessed, sum(case when kind = 'inside' then data end) as data, sum(case when kind = 'inside' then self end) as self,
    sum(case when kind = 'inside' then first end) as first, sum(case when kind = 'inside' then final end) as final, sum(case when kind = 'inside' then survey end) as survey,
    sum(case when kind = 'bonus' then points end) as bonus, sum(case when kind = 'penalty' then points end) as penalty, sum(case when kind = 'inside' then points end) as points, count(case when applies then 1 end) as components,
    count(points) as with_points, sum(evidence_asked) as evidence_asked, sum(evidence_given) as evidence_given
  from asked
  group by grouping sets ((card, criteria, period, year, scored, territory, card_kind), (card, criteria, period, year, scored, territory, card_kind, area))
),
capped as (
  select
    a.*, t.rescale, case when t.rescale = 'yes' then a.applying else a.whole end as maximum,
    case when a.bonus > t.bonus_cap then t.bonus_cap else a.bonus end as bonus_held, case when a.penalty < -t.penalty_cap then -t.penalty_cap else a.penalty end as penalty_held
  from added as a
  inner join registry_criteria_sets as t on t.id = a.criteria
)
select
  card, criteria, period, year, scored, territory, card_kind as kind, of_area as area, coalesce(maximum, 0) as maximum, coalesce(self_maximum, 0) as self_maximum, coalesce(survey_maximum, 0) as survey_maximum, coalesce(assessed, 0) as assessed,
  data, self, first, final, survey, bonus_held as bonus, penalty_held as penalty, points,
  100 * points / nullif(case when rescale = 'yes' then assessed else maximum end, 0) + coalesce(bonus_held, 0) + coalesce(penalty_held, 0) as index,
  components, with_points, coalesce(evidence_asked, 0) as evidence_asked, coalesce(evidence_given, 0) as evidence_given
from capped
