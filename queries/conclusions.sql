-- Conclusions of the Committee that are followed, worst first. Drafts are for those who may record one.
--
-- @with   followed, pages, bodies, reports
-- @param  plan          text?      of this plan
-- @param  target        text?      of this target
-- @param  agency        text?      that this body leads or takes part in
-- @param  conclusion    text?      this one
-- @param  as_of         timestamp? what was known then; now if left out
-- @column conclusion    text       -   its number
-- @column state         text       -   draft, new, under-way, to-confirm, done, overdue, extended or stopped
-- @column plan          text       -   of which plan
-- @column area          text       -   of which area, its target's where it names none; '' of none
-- @column target        text       -   of which target page, '' of none
-- @column short_vi      text?      -   that target's short name
-- @column short_en      text?      -   the same in English
-- @column text          text       -   word for word
-- @column product       text       -   what is to come of it
-- @column lead          text       -   the body that leads it
-- @column lead_vi       text?      -   its name
-- @column lead_en       text?      -   the same in English
-- @column partners      text       -   bodies that co-operate, each between bars
-- @column meeting       text       -   at which meeting it was spoken
-- @column met_on        date       -   the meeting's day
-- @column seen_at       timestamp? -   as of when the figures were looked at
-- @column notice        text?      -   number of the signed notice, null of a draft
-- @column signed_on     date?      -   its day
-- @column q             integer?   -   the quarter of that day
-- @column first_due     date       -   the deadline as signed
-- @column due           date       -   the deadline now
-- @column extensions    integer    row how often it was moved
-- @column days_left     integer?   day until it is due, below 0 it is overdue; null once it is done or stopped
-- @column days_late     integer?   day that it was done after its deadline; null where it was not
-- @column why_extended  text?      -   why it was moved last
-- @column told          text?      -   what its lead told last
-- @column told_at       timestamp? -   when
-- @column done_on       date?      -   day on which it was done, as last claimed
-- @column document      text?      -   what proves that, in words
-- @column evidence      text?      -   the record of that document, '' where none was added
-- @column why_returned  text?      -   why the last claim was not taken
-- @column confirmed_at  timestamp? -   when somebody else found so
-- @column why_stopped   text?      -   why it is followed no more
-- @column changed_at    timestamp  -   when something was last said of it
-- @origin q place
-- @origin extensions counted question='conclusion' conclusion
-- @origin days_left made due
-- @origin days_late made due,done_on
with ranked (state, place) as (
  values ('overdue', 1), ('to-confirm', 2), ('draft', 3), ('extended', 4), ('under-way', 4), ('new', 4), ('done', 5), ('stopped', 6)
)
select
  f.conclusion, f.state, f.plan, case when f.area = '' then coalesce(p.area, '') else f.area end as area, f.target, p.short_vi, p.short_en, f.text, f.product, f.lead, b.name_vi as lead_vi, b.name_en as lead_en,
  f.partners, f.meeting, f.met_on, f.seen_at, f.notice, f.signed_on, (select min(c.q) from reports as c where c.ends >= f.signed_on) as q,
  f.first_due, f.due, f.extensions,
  case when f.state not in ('done', 'stopped') then cast(f.due - $today as bigint) end as days_left, case when f.done_on > f.due then cast(f.done_on - f.due as bigint) end as days_late,
  f.why_extended, f.told, f.told_at, f.done_on, f.document, f.evidence, f.why_returned, f.confirmed_at, f.why_stopped, f.changed_at
from followed as f
inner join ranked as r on r.state = f.state
left join pages as p on p.target = f.target
left join bodies as b on b.agency = f.lead
where (f.notice is not null or coalesce($drafts, false)) and ($plan is null or f.plan = $plan) and ($target is null or f.target = $target) and ($conclusion is null or f.conclusion = $conclusion)
  and ($agency is null or f.lead = $agency or strpos(f.partners, '|' || $agency || '|') > 0)
order by r.place, f.due, cast(f.conclusion as bigint)
