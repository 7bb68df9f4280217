-- A card area by area, for every period that the sets of a family scored it in: where points are lost, and where they were given too freely.
--
-- @with   cards, scores, stands
-- @param  scored      text    a body, or the map itself
-- @param  family      text?   of these sets
-- @param  criteria    text?   of this set
-- @param  period      text?   of this period
-- @param  as_of       timestamp? what was known then; now if left out
-- @column criteria    text    -     id of the set
-- @column period      text    -     2026, or the month 2026M09
-- @column area        text    -     an area of the set
-- @column position    integer -     its place
-- @column name_vi     text    -     its name
-- @column name_en     text    -     the same in English
-- @column maximum     number  point that can be reached
-- @column assessed    number  point maximum of the components that have points
-- @column data        number? point from data
-- @column self        number? point given to oneself
-- @column first       number? point of the first appraisal
-- @column final       number? point of the second
-- @column points      number? point in force
-- @column lost        number? point of what is assessed, and is not reached
-- @column lost_before number? point of the areas before it, that lost more
-- @column self_lost   number? point that one found lost oneself, of what was appraised
-- @column appraised_lost number? point that the appraisal found lost of the same
-- @column self_compared number? point given to oneself, of the same
-- @column appraised_compared number? point that the appraisal gave, of the same
-- @column gap         number? point appraised less given to oneself
-- @column reason      text    -     why, of the component with the largest difference
-- @column changed     boolean -     the set is another than that of the period before
-- @origin position place
-- @origin maximum,assessed,data,self,first,final,points,lost,lost_before,self_lost,appraised_lost,self_compared,appraised_compared,gap scored criteria period scored area
with asked as (
  select * from cards where scored = $scored and ($criteria is null or criteria = $criteria) and ($period is null or period = $period)
),
compared as (
  select
    criteria, period, area, max, self, coalesce(final, first) as appraised, row_number() over (partition by criteria, period, area order by abs(coalesce(final, first) - self) desc, component) as place,
    component
  from scores
  where scored = $scored and kind = 'inside' and self is not null and coalesce(final, first) is not null
),
gaps as (
  select criteria, period, area, sum(max - self) as self_lost, sum(max - appraised) as appraised_lost, sum(self) as self_compared, sum(appraised) as appraised_compared, sum(appraised - self) as gap from compared group by criteria, period, area
),
causes as (
  select c.criteria, c.period, c.area, case when s.final_note <> '' then s.final_note else s.first_note end as reason
  from compared as c
  inner join stands as s on s.criteria = c.criteria and s.period = c.period and s.component = c.component and s.scored = $scored
  where c.place = 1 and c.appraised <> c.self
),
periods as (
  select
    t.criteria, t.period, t.year, s.family, row_number() over (partition by t.period, s.family order by t.criteria desc) as place, lag(t.criteria) over (partition by s.family order by t.period, t.criteria) as criteria_before
  from (select distinct criteria, period, year from asked) as t
  inner join registry_criteria_sets as s on s.id = t.criteria
  where $family is null or s.family = $family
)
select
  c.criteria, c.period, c.area, a.position, a.name_vi, a.name_en, c.maximum, c.assessed, c.data, c.self, c.first, c.final, c.points, c.assessed - c.points as lost,
  sum(c.assessed - c.points) over (partition by c.criteria, c.period order by c.assessed - c.points desc nulls last, a.position rows between unbounded preceding and 1 preceding) as lost_before,
  g.self_lost, g.appraised_lost, g.self_compared, g.appraised_compared, g.gap, coalesce(r.reason, '') as reason, coalesce(p.criteria_before <> c.criteria, false) as changed
from asked as c
inner join periods as p on p.criteria = c.criteria and p.period = c.period
inner join registry_criteria_areas as a on a.criteria = c.criteria and a.area = c.area
left join gaps as g on g.criteria = c.criteria and g.period = c.period and g.area = c.area
left join causes as r on r.criteria = c.criteria and r.period = c.period and r.area = c.area
where c.area <> ''
order by c.period, c.criteria, a.position
