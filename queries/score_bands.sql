-- The steps of a component's rule, as they hold in a period: what each asks, and the points that it gives.
--
-- @with   components
-- @param  criteria  text    the set
-- @param  period    text    2026, or the month 2026M09
-- @param  component text    its number in the set
-- @param  as_of     timestamp? what was known then; now if left out
-- @column position  integer -     its place
-- @column least     number? -     from this figure on
-- @column below     number? -     and below this one
-- @column by        text    -     through this day of the year, + of the next one; '' where none is asked
-- @column option    text    -     of a survey: of this answer
-- @column points    number  point that it gives; of a survey the weight of the answer
-- @column words_vi  text    -     in words
-- @column words_en  text    -     the same in English
-- @origin position place
-- @origin least,below,points registry file='criteria'
select s.position, s.least, s.below, coalesce(s."by", '') as "by", coalesce(s.option, '') as option, s.points, coalesce(s.words_vi, '') as words_vi, coalesce(s.words_en, '') as words_en
from registry_component_steps as s
inner join components as c
  on c.criteria = s.criteria and c.component = s.component and coalesce(c.holds_from, date '0001-01-01') = coalesce(s.holds_from, date '0001-01-01')
where c.criteria = $criteria and c.period = $period and c.component = $component
order by s.position
