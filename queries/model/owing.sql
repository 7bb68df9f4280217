-- How many bodies are asked for a quantity at each quarter.
--
-- @with   lines
-- @column territory text    -      the map
-- @column indicator text    -      what is owed
-- @column part      text    -      '' is the total
-- @column q         integer -      4 * year + quarter
-- @column agencies  integer agency whose sheet asks for it
select territory, indicator, part, q, count(*) as agencies from lines group by territory, indicator, part, q
