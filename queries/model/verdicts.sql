-- Each milestone judged as it stood at the end of each quarter, first match wins, with the reason.
-- A milestone whose year is over is judged on that year's figure; an open one by its distance to the path. A verdict stands only
-- where both ends of what the figure may be do not contradict each other. A published one stands until its window is corrected; where
-- the year's figure would have another one by now, it says that it is held.
--
-- @with   standings, judgements, late
-- @column milestone     text    -         the milestone judged
-- @column target        text    -         its page
-- @column is_first      boolean -         first of its page and year
-- @column q             integer -         judged as at this quarter
-- @column due_q         integer -         the milestone's own quarter
-- @column status        text    -         achieved, on-track, at-risk, off-track, reversing, missed, not-assessable, no-data, not-due, ended
-- @column reason        text    -         '' or why it cannot be said
-- @column may_change    boolean -         an end of what the figure may be has another verdict
-- @column actual        number  indicator the figure judged
-- @column actual_q      integer -         its quarter
-- @column path          number  indicator what the page's path asks for at the latest figure's quarter
-- @column gap           number  indicator distance to the path, above zero is better
-- @column pace          number  -         way gone as a share of the way the path asks for
-- @column lag           number  -         distance to the path as a share of the way; orders lists of work
-- @column is_closed     boolean -         judged on its year
-- @column met_late_q    integer -         missed in its year, met in this later quarter
-- @column locked_status text    -         as first published
with ends as (
  select
    milestone, at_q, max(case when edge = 'live' then path end) as asked, max(case when edge = 'live' then gap end) as gap, max(case when edge = 'live' then pace end) as pace, max(case when edge = 'live' then gap / nullif(way, 0) end) as lag,
    max(case when edge = 'live' then status end) as live_status, max(case when edge = 'live' then reason end) as live_reason,
    max(case when edge in ('low', 'year-low') then status end) as low_status, max(case when edge in ('high', 'year-high') then status end) as high_status,
    max(case when edge = 'year' then status end) as year_status
  from judgements
  group by milestone, at_q
),
weighed as (
  select
    s.*, coalesce(e.asked, s.path) as path_asked, e.gap, e.pace, e.lag, e.live_reason, m.q as met_q, case when s.is_closed then e.year_status else e.live_status end as own_status, e.low_status, e.high_status,
    case when s.is_closed then s.year_problem else s.problem end as doubt, case when s.is_ended then coalesce(case when s.is_closed then s.year_actual end, s.live) when s.is_closed then s.year_actual else s.live end as figure,
    s.is_closed and s.locked is not null and (not s.is_reopened or coalesce(round(s.year_actual, 9) = round(s.locked_actual, 9), false)) as is_locked,
    (e.low_status in ('achieved', 'on-track') and e.high_status in ('off-track', 'reversing', 'missed'))
      or (e.high_status in ('achieved', 'on-track') and e.low_status in ('off-track', 'reversing', 'missed')) as crosses
  from standings as s
  left join ends as e on e.milestone = s.milestone and e.at_q = s.at_q
  left join late as m on m.milestone = s.milestone and m.at_q = s.at_q
),
told as (
  select
    w.*,
    case
      when is_ended then 'ended'
      when is_locked then 'locked'
      when figure is null and doubt = 'not-combinable' then doubt
      when is_closed and figure is null then 'awaiting'
      when figure is null then case when is_due then 'no-data' else 'not-due' end
      when goal is null then 'no-level'
      when not is_closed and relation in ('rank', 'better-than-year', 'period-mean') then 'judged-at-year'
      when doubt <> '' then doubt
      when crosses then 'range-crosses'
      when not is_closed and live_reason <> '' then live_reason
      else 'judged'
    end as answer
  from weighed as w
)
select
  milestone, target, is_first, at_q as q, q as due_q,
  case
    when answer = 'judged' then own_status
    when answer = 'locked' then locked
    when answer in ('ended', 'no-data', 'not-due') then answer
    when answer = 'awaiting' then 'no-data'
    when answer = 'judged-at-year' then 'not-due'
    else 'not-assessable'
  end as status,
  case when answer = 'locked' and doubt = '' and own_status in ('achieved', 'missed') and own_status <> locked then 'held' when answer in ('judged', 'locked', 'ended') then '' else answer end as reason,
  answer in ('judged', 'no-start', 'single-point', 'survey-error') and coalesce(low_status <> own_status or high_status <> own_status, false) as may_change,
  figure as actual, case when is_closed and not (is_ended and year_actual is null) then q else live_q end as actual_q, path_asked as path, gap, pace, lag, is_closed,
  case when (answer = 'judged' and own_status = 'missed') or (answer = 'locked' and locked = 'missed') then met_q end as met_late_q, locked as locked_status
from told
