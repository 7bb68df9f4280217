-- How the number of pages that are achieved or on track came from one moment to a later one: one kind of news after the other, in the
-- order rules, definitions, targets, map, time, new reports, late sheets, corrections; those that came to be so and those that ceased to
-- be, at the kind of news that did it. Reads the table `stages`, the step named in @replay at each of these stages.
--
-- @replay shown
-- @param  plan      text      id in data/plans
-- @param  from      timestamp as known at this moment
-- @param  to        timestamp as known at this later moment
-- @column place     integer   -   order of the stage, 0 at the first moment
-- @column cause     text      -   before, rules, definitions, targets, map, time, new, late, correction; the first stage, and those that changed something
-- @column before    integer?  row achieved or on track before this kind of news; null at the first moment
-- @column gained    integer   row that came to be so
-- @column lost      integer   row that ceased to be so
-- @column after     integer   row achieved or on track with it
-- @column pages     integer   row that there are at the later moment
-- @column risen     integer   row that are so at the later moment and were not at the first, whatever they were between
-- @column fallen    integer   row that were so at the first moment and are not at the later
-- @column gained_of text      -   which, each between bars, in the order of their codes
-- @column lost_of   text      -   which, the same way
-- @column risen_of  text      -   which, the same way
-- @column fallen_of text      -   which, the same way
-- @origin place place
-- @origin before pages plan stage='before'
-- @origin after pages plan stage='after'
-- @origin pages pages plan stage='last'
-- @origin gained made gained_of
-- @origin lost made lost_of
-- @origin risen made risen_of
-- @origin fallen made fallen_of
with stage as (
  -- a plan without pages has its stages too: none of none
  select place, cause from stages
  union
  select 0 as place, 'before' as cause
),
ends as (
  select max(place) as place from stage
),
held as (
  select place, target, code from stages where plan = $plan and status in ('achieved', 'on-track')
),
turned as (
  select n.place, n.target, n.code, true as is_gain from held as n left join held as p on p.target = n.target and p.place = n.place - 1 where n.place > 0 and p.target is null
  union all
  select p.place + 1 as place, p.target, p.code, false as is_gain
  from held as p
  inner join ends as e on e.place > p.place
  left join held as n on n.target = p.target and n.place = p.place + 1
  where n.target is null
),
counted as (
  select
    place, count(case when is_gain then 1 end) as gained, count(case when not is_gain then 1 end) as lost, string_agg(case when is_gain then target end, '|' order by code, target) as gained_of,
    string_agg(case when not is_gain then target end, '|' order by code, target) as lost_of
  from turned
  group by place
),
apart as (
  select coalesce(f.target, l.target) as target, coalesce(f.code, l.code) as code, f.target is null as is_gain
  from (select target, code from held where place = 0) as f
  full join (select h.target, h.code from held as h inner join ends as e on e.place = h.place) as l on l.target = f.target
  where f.target is null or l.target is null
),
net as (
  select
    count(case when is_gain then 1 end) as risen, count(case when not is_gain then 1 end) as fallen, string_agg(case when is_gain then target end, '|' order by code, target) as risen_of,
    string_agg(case when not is_gain then target end, '|' order by code, target) as fallen_of
  from apart
),
whole as (
  select g.place, g.cause, count(h.target) as held from stage as g left join held as h on h.place = g.place group by g.place, g.cause
),
all_pages as (
  select count(s.target) as pages from ends as e left join stages as s on s.place = e.place and s.plan = $plan
)
select
  w.place, w.cause, case when w.place > 0 then coalesce(p.held, 0) end as before, coalesce(c.gained, 0) as gained, coalesce(c.lost, 0) as lost, w.held as after, a.pages, n.risen, n.fallen,
  coalesce('|' || c.gained_of || '|', '') as gained_of, coalesce('|' || c.lost_of || '|', '') as lost_of, coalesce('|' || n.risen_of || '|', '') as risen_of, coalesce('|' || n.fallen_of || '|', '') as fallen_of
from whole as w
cross join all_pages as a
cross join net as n
left join whole as p on p.place = w.place - 1
left join counted as c on c.place = w.place
where w.place = 0 or c.place is not null
order by w.place
