-- The sums of one card: of all of it (area ''), of each area (criterion ''), of each criterion. What surveys give stands apart, since nobody
-- scores that of themselves: every other column leaves it out.
--
-- @with   scores
-- @param  criteria          text    the set
-- @param  period            text    2026, or the month 2026M09
-- @param  scored            text    a body, or the map itself
-- @param  as_of             timestamp? what was known then; now if left out
-- @column area              text    -         an area of the set, '' for all
-- @column criterion         text    -         a criterion of it, '' for all
-- @column position          integer -         its place
-- @column name_vi           text    -         its name
-- @column name_en           text    -         the same in English
-- @column maximum           number  point     that can be reached
-- @column assessed          number  point     maximum of the components that have points
-- @column unassessed        number  point     maximum of those that have none yet
-- @column data              number? point     from data
-- @column self              number? point     given to oneself
-- @column first             number? point     of the first appraisal
-- @column final             number? point     of the second
-- @column points            number? point     in force
-- @column lost              number? point     of what is assessed, and is not reached
-- @column lost_before       number? point     of an area: of those before it, that lost more
-- @column share             number? percent   of an area: of all that is lost
-- @column share_to          number? percent   of an area: of all that is lost, with those that lost more
-- @column self_compared     number? point     given to oneself, of what was appraised too
-- @column appraised_compared number? point    that the appraisal gave, of the same
-- @column gap               number? point     the second less the first
-- @column before            number? point     that the appraisal gave in the year before
-- @column before_period     text?   -         that year
-- @column survey_components integer component of surveys
-- @column survey_maximum    number  point     of these
-- @column survey            number? point     that surveys gave
-- @column evidence_asked    integer document  asked for
-- @column evidence_given    integer document  that are there
-- @origin position place
-- @origin maximum,assessed,unassessed,data,self,first,final,points,lost,self_compared,appraised_compared,gap,before,survey_components,survey_maximum,survey,evidence_asked,evidence_given scored criteria period scored area
-- @origin lost_before,share,share_to scored criteria period scored
with asked_card as (
  select $criteria || '/' || $period || '/' || $scored as card
),
asked as (
  select s.*, coalesce(s.final, s.first) as appraised, s.mode = 'survey' as is_survey from scores as s inner join asked_card as q on q.card = s.card where s.kind = 'inside'
),
earlier as (
  select s.component, s.area, s.criterion, coalesce(s.final, s.first) as before, s.period as before_period
  from scores as s
  inner join (
    select p.id || '/' || cast(p.year as varchar) || '/' || $scored as card from registry_criteria_sets as t inner join registry_criteria_sets as p on p.id = t.follows where t.id = $criteria and p.year is not null
  ) as f on f.card = s.card
  where s.kind = 'inside' and s.mode <> 'survey'
),
named as (
  select '' as area, '' as criterion, 0 as position, '' as name_vi, '' as name_en, 0 as area_position
  union all
  select a.area, '' as criterion, a.position, a.name_vi, a.name_en, a.position as area_position from registry_criteria_areas as a where a.criteria = $criteria
  union all
  select k.area, k.criterion, k.position, k.name_vi, k.name_en, a.position as area_position
  from registry_criteria as k
  inner join registry_criteria_areas as a on a.criteria = k.criteria and a.area = k.area
  where k.criteria = $criteria
),
added as (
  select
    n.area, n.criterion, sum(case when s.applies and not s.is_survey then s.max end) as maximum, sum(case when s.points is not null and not s.is_survey then s.max end) as assessed,
    sum(case when s.applies and s.points is null and not s.is_survey then s.max end) as unassessed,
    sum(case when not s.is_survey then s.data end) as data, sum(s.self) as self, sum(s.first) as first, sum(s.final) as final, sum(case when not s.is_survey then s.points end) as points,
    sum(case when not s.is_survey then s.max - s.points end) as lost, sum(case when s.appraised is not null then s.self end) as self_compared, sum(case when s.self is not null then s.appraised end) as appraised_compared, sum(s.appraised - s.self) as gap, count(case when s.applies and s.is_survey then 1 end) as survey_components,
    sum(case when s.applies and s.is_survey then s.max end) as survey_maximum, sum(case when s.is_survey then s.points end) as survey, sum(s.evidence_asked) as evidence_asked, sum(s.evidence_given) as evidence_given,
    count(*) as components
  from named as n
  inner join asked as s on (n.area = '' or s.area = n.area) and (n.criterion = '' or s.criterion = n.criterion)
  group by n.area, n.criterion
),
before as (
  select n.area, n.criterion, sum(e.before) as before, min(case when e.before is not null then e.before_period end) as before_period
  from named as n
  inner join earlier as e on (n.area = '' or e.area = n.area) and (n.criterion = '' or e.criterion = n.criterion)
  group by n.area, n.criterion
),
lost as (
  select
    a.area, sum(a.lost) over (order by a.lost desc, n.position rows between unbounded preceding and 1 preceding) as lost_before, 100 * a.lost / nullif(sum(a.lost) over (), 0) as share,
    100 * sum(a.lost) over (order by a.lost desc, n.position rows between unbounded preceding and current row) / nullif(sum(a.lost) over (), 0) as share_to
  from added as a
  inner join named as n on n.area = a.area and n.criterion = a.criterion
  where a.area <> '' and a.criterion = '' and a.lost > 0
)
select
  a.area, a.criterion, n.position, n.name_vi, n.name_en, coalesce(a.maximum, 0) as maximum, coalesce(a.assessed, 0) as assessed, coalesce(a.unassessed, 0) as unassessed, a.data, a.self, a.first, a.final, a.points, a.lost,
  case when a.criterion = '' then coalesce(l.lost_before, case when l.area is not null then 0 end) end as lost_before, case when a.criterion = '' then l.share end as share, case when a.criterion = '' then l.share_to end as share_to,
  a.self_compared, a.appraised_compared, a.gap, b.before, b.before_period, a.survey_components, coalesce(a.survey_maximum, 0) as survey_maximum, a.survey, coalesce(a.evidence_asked, 0) as evidence_asked, coalesce(a.evidence_given, 0) as evidence_given
from added as a
inner join named as n on n.area = a.area and n.criterion = a.criterion
left join before as b on b.area = a.area and b.criterion = a.criterion
left join lost as l on l.area = a.area
order by n.area_position, case when a.criterion = '' then 0 else 1 end, n.position, a.criterion
