-- Whole cards: what each body scored as a whole has, with its class and its place among those of its kind. A card of which too little is
-- assessed (as with any figure) has neither.
--
-- @with   cards, bodies, rounds, stands, rules
-- @param  criteria         text?   of this set
-- @param  family           text?   of these sets
-- @param  period           text?   of this period
-- @param  body             text?   of this body, or of the map itself
-- @param  territory        text?   of this map: its bodies and the map itself
-- @param  kind             text?   province for maps as a whole, or this kind of body
-- @param  as_of            timestamp? what was known then; now if left out
-- @column criteria         text    -        id of the set
-- @column family           text    -        sets that follow one another
-- @column period           text    -        2026, or the month 2026M09
-- @column scored           text    -        a body, or the map itself
-- @column name_vi          text    -        its name
-- @column name_en          text    -        the same in English
-- @column territory        text    -        the map
-- @column kind             text    -        province for the map, else the body's kind
-- @column maximum          number  point    that can be reached inside the total
-- @column self_maximum     number  point    of what one scores oneself
-- @column survey_maximum   number  point    of surveys
-- @column assessed         number  point    maximum of the components that have points
-- @column data             number? point    from data
-- @column self             number? point    given to oneself
-- @column first            number? point    of the first appraisal
-- @column final            number? point    of the second
-- @column survey           number? point    of surveys
-- @column bonus            number? point    outside the total, up to its cap
-- @column penalty          number? point    outside the total, down to its cap
-- @column points           number? point    in force inside the total
-- @column index            number? point    of a hundred
-- @column class            text?   -        by the set's own limits
-- @column class_vi         text?   -        its name
-- @column class_en         text?   -        the same in English
-- @column rank             integer? -       1 is the best of its kind
-- @column ranked           integer body     of its kind that are ranked
-- @column official         number? point    of the portal or the ministry
-- @column components       integer component that apply
-- @column with_points      integer component that have points
-- @column evidence_asked   integer document asked for
-- @column evidence_given   integer document that are there
-- @column stage            text    -        self, first, explain, final, closed, or none without a campaign
-- @origin maximum,self_maximum,survey_maximum,assessed,data,self,first,final,survey,bonus,penalty,points,index,rank,ranked,components,with_points,evidence_asked,evidence_given scored criteria period scored
-- @origin official said criteria period scored
with wholes as (
  select c.*, coalesce(round(c.assessed / nullif(c.maximum, 0), 9) >= u.least_coverage, false) as is_ranked
  from cards as c
  inner join (select distinct criteria, period, last_day from components) as p on p.criteria = c.criteria and p.period = c.period
  inner join rules as u on p.last_day >= u.from_day and (u.to_day is null or p.last_day < u.to_day)
  where c.area = '' and ($criteria is null or c.criteria = $criteria) and ($period is null or c.period = $period)
),
placed as (
  select
    w.*, case when w.is_ranked then rank() over (partition by w.criteria, w.period, w.territory, w.kind, w.is_ranked order by round(w.index, 9) desc) end as rank,
    count(case when w.is_ranked then 1 end) over (partition by w.criteria, w.period, w.territory, w.kind) as ranked
  from wholes as w
),
classed as (
  select p.criteria, p.period, p.scored, c.class, c.name_vi, c.name_en, row_number() over (partition by p.criteria, p.period, p.scored order by c.least desc) as place
  from placed as p
  inner join registry_criteria_classes as c on c.criteria = p.criteria and round(p.index, 9) >= c.least
  where p.is_ranked
),
provinces as (
  select territory, min('Tỉnh ' || province_vi) as name_vi, min(province_en || ' province') as name_en from registry_plans group by territory
)
select
  p.criteria, s.family, p.period, p.scored, coalesce(b.name_vi, v.name_vi) as name_vi, coalesce(b.name_en, v.name_en) as name_en, p.territory, p.kind, p.maximum, p.self_maximum, p.survey_maximum, p.assessed, p.data, p.self, p.first, p.final, p.survey, p.bonus, p.penalty,
  p.points, p.index, c.class, c.name_vi as class_vi, c.name_en as class_en, p.rank, p.ranked, o.official, p.components, p.with_points, p.evidence_asked, p.evidence_given, coalesce(r.stage, 'none') as stage
from placed as p
inner join registry_criteria_sets as s on s.id = p.criteria
left join bodies as b on b.agency = p.scored
left join provinces as v on v.territory = p.scored
left join classed as c on c.criteria = p.criteria and c.period = p.period and c.scored = p.scored and c.place = 1
left join rounds as r on r.criteria = p.criteria and r.period = p.period
left join stands as o on o.criteria = p.criteria and o.period = p.period and o.scored = p.scored and o.component = ''
where ($family is null or s.family = $family) and ($kind is null or p.kind = $kind) and ($territory is null or p.territory = $territory) and ($body is null or p.scored = $body)
order by p.year desc, p.period desc, p.criteria, case p.kind when 'province' then 0 else 1 end, p.kind, p.rank, p.index desc, p.scored
