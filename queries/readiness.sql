-- What there is to know of a plan before it is published: how complete the report looked at is, and what is still open: of it, of
-- those before it, and of months, which close no quarter.
--
-- @deed   publish
-- @with   moment, reports, assigned, bodies, handed, settled, overviews
-- @keep   plan
-- @param  plan              text    id in data/plans
-- @param  as_of             timestamp? what was known then; now if left out
-- @column plan              text    -      the plan
-- @column report            text?   -      the report looked at; null where nothing is in force
-- @column data_to           date?   -      last day of its window
-- @column agencies_expected integer agency who owe it
-- @column agencies_received integer agency who handed it in
-- @column agencies_accepted integer agency whose latest sheet of it is accepted
-- @column agencies_missing  integer agency who have not handed it in
-- @column waiting           integer row    sheets of this report and earlier ones that wait
-- @column returned          integer row    figures of these reports given back, neither handed in again nor given up
-- @column pages             integer target pages of the plan
-- @column not_assessed      integer target without a verdict
-- @origin agencies_expected,agencies_received,agencies_accepted counted question='reporting' plan report
-- @origin agencies_missing made agencies_expected,agencies_received
-- @origin waiting counted question='waiting' plan
-- @origin returned counted question='returned' plan
-- @origin pages,not_assessed pages plan report
with looked as (
  select m.plan, p.territory, m.q, m.latest_report, m.data_to from moment as m inner join registry_plans as p on p.id = m.plan where m.plan = $plan
),
expected as (
  select count(*) as agencies from assigned as a inner join looked as l on l.territory = a.territory and l.latest_report = a.report
),
sheets as (
  select h.*, row_number() over (partition by h.agency, h.report, h.figures > 0 order by h.revision desc) as place
  from handed as h
  left join reports as c on c.report = h.report
  inner join bodies as b on b.agency = h.agency
  inner join looked as l on l.territory = b.territory and coalesce(c.q, l.q) <= l.q
  where h.stage <> 'withdrawn'
),
received_of as (
  select count(*) as received, count(case when s.stage = 'accepted' then 1 end) as accepted
  from sheets as s
  inner join looked as l on l.latest_report = s.report
  inner join assigned as a on a.agency = s.agency and a.report = s.report
  where s.place = 1 and s.figures > 0
),
given_back as (
  select count(*) as figures
  from returns as v
  inner join handed as h on h.submission = v.submission
  left join reports as c on c.report = h.report
  inner join bodies as b on b.agency = h.agency
  inner join looked as l on l.territory = b.territory and coalesce(c.q, l.q) <= l.q
  left join settled as z on z.agency = h.agency and z.report = h.report and z.indicator = v.indicator and z.part = v.part and z.revision > h.revision
  where v.returned_at <= $as_of and z.agency is null and h.stage <> 'withdrawn'
)
select
  l.plan, l.latest_report as report, case when l.latest_report is not null then l.data_to end as data_to, e.agencies as agencies_expected, r.received as agencies_received, r.accepted as agencies_accepted,
  e.agencies - r.received as agencies_missing, (select count(*) from sheets as s where s.stage in ('sent', 'approved')) as waiting, g.figures as returned, coalesce(o.total, 0) as pages, coalesce(o.not_assessed, 0) as not_assessed
from looked as l
cross join expected as e
cross join received_of as r
cross join given_back as g
left join overviews as o on o.plan = l.plan and o.q = l.q and o.area = ''
order by l.plan
