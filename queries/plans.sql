-- Plans that the home follows, in their order.
--
-- @with   pages
-- @keep
-- @param  as_of timestamp? with the registry in force then; now if left out
-- @column plan          text    -    id in data/plans
-- @column number        text    -    number of the document, as printed
-- @column name_vi       text    -    name as printed
-- @column name_en       text    -    unofficial English name
-- @column short_vi      text    -    for lists
-- @column short_en      text    -    the same in English
-- @column province      text    -    whose plan
-- @column province_vi   text    -    name of the province as it was
-- @column province_en   text    -    the same in English
-- @column territory     text    -    map on which it is judged
-- @column issuer        text    -    who signed it
-- @column signed        date?   -    for the order of documents; see the note where the day is not printed
-- @column first_year    integer -    first year
-- @column last_year     integer -    last year
-- @column targets       integer page target pages
-- @column numbers       integer row  printed numbers
-- @column milestones    integer row  qualitative milestones
-- @column activities    integer row  lowest rows of its task tables
-- @column carried_by_vi text    -    who carries it on since 2025
-- @column carried_by_en text    -    the same in English
-- @column carried_from  date?   -    from when
-- @column note_vi       text    -    what is damaged in the source
-- @column note_en       text    -    the same in English
-- @origin first_year,last_year place
-- @origin targets pages plan
-- @origin numbers registry file='plans/targets.csv'
-- @origin milestones counted question='milestones' plan
-- @origin activities counted question='activities' plan
with parts as (
  select plan, 'target' as part from pages
  union all
  select plan, 'number' as part from registry_targets
  union all
  select plan, 'milestone' as part from registry_milestones
  union all
  select plan, 'activity' as part from registry_activities
),
counted as (
  select
    plan, sum(case when part = 'target' then 1 else 0 end) as targets, sum(case when part = 'number' then 1 else 0 end) as numbers,
    sum(case when part = 'milestone' then 1 else 0 end) as milestones, sum(case when part = 'activity' then 1 else 0 end) as activities
  from parts
  group by plan
)
select
  p.id as plan, p.number, p.name_vi, p.name_en, p.short_vi, p.short_en, p.province, p.province_vi, p.province_en, p.territory, p.issuer, p.signed,
  p.first_year, p.last_year,
  coalesce(c.targets, 0) as targets, coalesce(c.numbers, 0) as numbers, coalesce(c.milestones, 0) as milestones, coalesce(c.activities, 0) as activities,
  p.carried_by_vi, p.carried_by_en, p.carried_from, p.note_vi, p.note_en
from registry_plans as p
left join counted as c on c.plan = p.id
order by p.position
