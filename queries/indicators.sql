-- The measured quantities behind the targets.
--
-- @keep
-- @param  as_of timestamp? with the registry in force then; now if left out
-- @column indicator      text   -         id in data/indicators.csv
-- @column name_vi        text   -         name
-- @column name_en        text   -         the same in English
-- @column kind           text   -         share, count, money, survey, rank, done
-- @column timing         text   -         stock, flow, survey
-- @column unit           text   -         unit of its figures
-- @column better         text   -         up or down
-- @column rounding       number indicator smallest step
-- @column owed_by        text   -         kinds of agency that owe it
-- @column reports        text   -         in which reports
-- @column lead           text   -         office that leads it
-- @column numerator_vi   text   -         numerator in words
-- @column numerator_en   text   -         the same in English
-- @column denominator_vi text   -         denominator in words
-- @column denominator_en text   -         the same in English
-- @column definition_vi  text   -         one sentence
-- @column definition_en  text   -         the same in English
-- @origin rounding registry file='indicators.csv'
select
  id as indicator, name_vi, name_en, kind, timing, unit, better, rounding, owed_by, reports, lead, numerator_vi, numerator_en,
  denominator_vi, denominator_en, definition_vi, definition_en
from registry_indicators
order by id
