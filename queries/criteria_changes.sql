-- What differs between a criteria set and an earlier one, component by component: those that came, those that went, and what of the others
-- is another.
--
-- @with   components
-- @param  criteria   text    the set
-- @param  earlier    text?   the one before; the one that it follows if left out
-- @param  as_of      timestamp? what was known then; now if left out
-- @column component  text    -     its number
-- @column change     text    -     added, removed or changed
-- @column field      text    -     what is another: name, max, mode, rule, threshold, floor, each, zero, indicator, applies_to, evidence or criterion; '' of one that came or went
-- @column name_vi    text    -     what is scored
-- @column name_en    text    -     the same in English
-- @column before     text?   -     as it was
-- @column after      text?   -     as it is
-- @column max_before number? point at most, in the earlier set
-- @column max_after  number? point in the later one
-- @origin max_before,max_after registry file='criteria'
with ends as (
  select id as later_set, coalesce($earlier, follows) as earlier_set from registry_criteria_sets where id = $criteria
),
lasting as (
  select
    c.*, row_number() over (partition by c.criteria, c.component order by c.last_day desc) as place
  from components as c
  inner join ends as e on c.criteria = e.later_set or c.criteria = e.earlier_set
),
listed as (
  select l.*, d.name_vi, d.name_en
  from lasting as l
  inner join registry_components as d on d.criteria = l.criteria and d.component = l.component and coalesce(d.holds_from, date '0001-01-01') = coalesce(l.holds_from, date '0001-01-01')
  where l.place = 1
),
earlier as (
  select l.* from listed as l inner join ends as e on e.earlier_set = l.criteria
),
later as (
  select l.* from listed as l inner join ends as e on e.later_set = l.criteria
),
fields as (
  select component, 'criterion' as field, criterion as told, criteria from listed
  union all select component, 'name' as field, name_vi as told, criteria from listed
  union all select component, 'max' as field, cast(max as varchar) as told, criteria from listed
  union all select component, 'mode' as field, mode as told, criteria from listed
  union all select component, 'rule' as field, rule as told, criteria from listed
  union all select component, 'threshold' as field, coalesce(cast(threshold as varchar), '') as told, criteria from listed
  union all select component, 'floor' as field, coalesce(cast(floor as varchar), '') as told, criteria from listed
  union all select component, 'each' as field, coalesce(cast(each as varchar), '') as told, criteria from listed
  union all select component, 'zero' as field, zero as told, criteria from listed
  union all select component, 'indicator' as field, indicator || case when part = '' then '' else ' (' || part || ')' end as told, criteria from listed
  union all select component, 'applies_to' as field, applies_to as told, criteria from listed
  union all select component, 'evidence' as field, coalesce(evidence, '') as told, criteria from listed
)
select a.component, 'changed' as change, x.field, a.name_vi, a.name_en, x.told as before, y.told as after, b.max as max_before, a.max as max_after
from later as a
inner join earlier as b on b.component = a.component
inner join fields as x on x.component = a.component and x.criteria = b.criteria
inner join fields as y on y.component = a.component and y.field = x.field and y.told <> x.told and y.criteria = a.criteria
union all
select a.component, 'added' as change, '' as field, a.name_vi, a.name_en, null as before, null as after, null as max_before, a.max as max_after
from later as a
left join earlier as b on b.component = a.component
where b.component is null
union all
select b.component, 'removed' as change, '' as field, b.name_vi, b.name_en, null as before, null as after, b.max as max_before, null as max_after
from earlier as b
left join later as a on a.component = b.component
where a.component is null
order by component, field
