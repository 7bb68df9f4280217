-- An index over the years: what was published of a map and of the nation, and what this program's own cards come to, where enough of them
-- is assessed.
--
-- @with   cards, components, rules
-- @param  scored    text     the map, or a body
-- @param  as_of     timestamp? what was known then; now if left out
-- @column index     text     -     par-index, sipas, or the family of a set
-- @column whose     text     -     the map, or national
-- @column year      integer  -     reform year
-- @column score     number?  point of a hundred
-- @column rank      integer? -     place among the provinces
-- @column ranked_of integer? -     how many there were
-- @column source    text     -     where it was read
-- @column origin    text     -     published, or own
-- @column criteria  text?    -     own: the set
-- @column assessed  number?  point own: maximum of the components that have points
-- @column maximum   number?  point own: that can be reached
-- @column changed   boolean  -     own: the set is another than that of the year before
-- @origin year place
-- @origin score,rank,ranked_of registry file='results.csv'
-- @origin assessed,maximum scored criteria period=year scored=whose
with own as (
  select
    s.family, c.scored, c.year, case when round(c.assessed / nullif(c.maximum, 0), 9) >= u.least_coverage then c.index end as index, c.criteria, c.assessed, c.maximum, lag(c.criteria) over (partition by s.family order by c.year) as criteria_before
  from cards as c
  inner join registry_criteria_sets as s on s.id = c.criteria and s.every = 'year'
  inner join (select distinct criteria, period, last_day from components) as p on p.criteria = c.criteria and p.period = c.period
  inner join rules as u on p.last_day >= u.from_day and (u.to_day is null or p.last_day < u.to_day)
  where c.area = '' and c.scored = $scored
)
select r.index, r.territory as whose, r.year, r.score, r.rank, r.ranked_of, r.source, 'published' as origin, null as criteria, null as assessed, null as maximum, false as changed
from registry_results as r
where r.territory in ($scored, 'national')
union all
select family as index, scored as whose, year, index as score, null as rank, null as ranked_of, '' as source, 'own' as origin, criteria, assessed, maximum, coalesce(criteria_before <> criteria, false) as changed
from own
order by index, whose, year
