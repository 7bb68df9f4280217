-- Each agency once, with its latest name, its life span and the map it reports for.
--
-- @column agency     text  -  stable id
-- @column name_vi    text  -  name as the registry has it
-- @column name_en    text  -  the same in English
-- @column kind       text  -  department, district, commune …
-- @column level      text  -  province, district, commune
-- @column province   text  -  province it belongs to
-- @column territory  text  -  map of the plan that it reports for
-- @column office     text  -  offices it holds, blank-separated
-- @column parent     text  -  agency above it, or empty
-- @column alive_from date  -  first day, null where unknown
-- @column alive_to   date  -  last day, null while it lives
select agency, name_vi, name_en, kind, level, province, territory, office, parent, alive_from, alive_to
from (
  select
    id as agency, name_vi, name_en, kind, level, province, territory, office, parent,
    min(coalesce(valid_from, date '0001-01-01')) over (partition by id) as alive_from,
    nullif(max(coalesce(valid_to, date '9999-12-31')) over (partition by id), date '9999-12-31') as alive_to,
    row_number() over (partition by id order by coalesce(valid_from, date '0001-01-01') desc) as place
  from registry_agencies
) as dated
where place = 1
