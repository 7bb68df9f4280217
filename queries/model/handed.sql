-- How far each sheet had come at the moment: sent, approved by its head, accepted or returned by the reviewer, or taken back.
--
-- @param  as_of       timestamp? what was known then
-- @column submission  text      - receipt number
-- @column agency      text      - whose sheet it is
-- @column report      text      - for which report
-- @column revision    integer   - 1 is the first
-- @column figures     integer row in it
-- @column received_at timestamp - when it was handed in
-- @column stage       text      - sent, approved, accepted, returned or withdrawn
-- @column staged_at   timestamp - since when
with acted as (
  select
    subject, min(case when kind = 'approve' then acted_at end) as approved_at, min(case when kind = 'accept' then acted_at end) as accepted_at,
    min(case when kind = 'return' then acted_at end) as returned_at, min(case when kind = 'withdraw' then acted_at end) as withdrawn_at
  from acts
  where acted_at <= $as_of and kind in ('approve', 'accept', 'return', 'withdraw')
  group by subject
)
select
  s.submission, s.agency, s.report, s.revision, s.figures, s.received_at,
  case
    when a.withdrawn_at is not null then 'withdrawn'
    when a.accepted_at is not null then 'accepted'
    when a.returned_at is not null then 'returned'
    when a.approved_at is not null then 'approved'
    else 'sent'
  end as stage,
  coalesce(a.withdrawn_at, a.accepted_at, a.returned_at, a.approved_at, s.received_at) as staged_at
from submissions as s
left join acted as a on a.subject = s.submission
where s.received_at <= $as_of
