-- The criteria sets that there are, the latest of each family first.
--
-- @with   components
-- @param  as_of           timestamp? what was known then; now if left out
-- @column criteria        text     -       id of the set
-- @column family          text     -       sets that follow one another
-- @column follows         text     -       the set before it, '' where none
-- @column name_vi         text     -       its name
-- @column name_en         text     -       the same in English
-- @column short_vi        text     -       short name
-- @column short_en        text     -       the same in English
-- @column levels          text     -       whom it scores, blank-separated
-- @column territory       text     -       the map that it is of, '' for every one
-- @column every           text     -       year or month
-- @column year            integer? -       reform year of a yearly one
-- @column certainty       text     -       verified, reconstructed or illustrative
-- @column document        text     -       by which document
-- @column source          text     -       where it was read
-- @column note_vi         text     -       what is to be known of it
-- @column note_en         text     -       the same in English
-- @column total           number   point   of a card
-- @column components      integer  component in it, as they hold last
-- @column maximum         number   point   of them inside the total
-- @column survey_maximum  number   point   of these, of surveys
-- @column bonus_maximum   number   point   outside the total
-- @column penalty_maximum number   point   outside the total
-- @origin year place
-- @origin total,components,maximum,survey_maximum,bonus_maximum,penalty_maximum registry file='criteria'
with lasting as (
  select c.*, row_number() over (partition by c.criteria, c.component order by c.last_day desc) as place from components as c
),
added as (
  select
    criteria, count(*) as components, sum(case when kind = 'inside' then max else 0 end) as maximum, sum(case when kind = 'inside' and mode = 'survey' then max else 0 end) as survey_maximum,
    sum(case when kind = 'bonus' then max else 0 end) as bonus_maximum, sum(case when kind = 'penalty' then max else 0 end) as penalty_maximum
  from lasting
  where place = 1
  group by criteria
)
select
  s.id as criteria, s.family, s.follows, s.name_vi, s.name_en, s.short_vi, s.short_en, s.levels, s.territory, s.every, s.year, s.certainty, s.document, s.source, s.note_vi, s.note_en, s.total,
  coalesce(a.components, 0) as components, coalesce(a.maximum, 0) as maximum, coalesce(a.survey_maximum, 0) as survey_maximum, coalesce(a.bonus_maximum, 0) as bonus_maximum, coalesce(a.penalty_maximum, 0) as penalty_maximum
from registry_criteria_sets as s
left join added as a on a.criteria = s.id
order by s.position, s.year desc, s.id
