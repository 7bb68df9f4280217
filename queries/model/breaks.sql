-- The days across which a chart must not be read, with the quarter in which each falls.
--
-- @with   reports
-- @column territory text    - on which map
-- @column indicator text    - of which indicator; '' for all
-- @column q         integer - the first quarter that ends on that day or later
-- @column words_vi  text    - what changed
-- @column words_en  text    - the same in English
select b.territory, b.indicator, min(c.q) as q, min(b.words_vi) as words_vi, min(b.words_en) as words_en
from registry_breaks as b
inner join reports as c on c.ends >= b.day
group by b.territory, b.indicator, b.day
