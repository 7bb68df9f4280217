-- Until when each component of a card may be scored by oneself, and explained: the day of its campaign, or of an exception that is later.
-- Where there is no campaign, there is no row.
--
-- @with   scores, rounds, extended
-- @column card        text - set/period/scored
-- @column component   text - its number in the set
-- @column self_day    date - last day on which points may be given to oneself
-- @column first_day   date - last day of the first appraisal, after which explanations are open
-- @column explain_day date - last day of explanations
with ended as (
  select
    s.card, s.component, r.self_until, r.first_until, r.explain_until, e.self_until as own_self, e.explain_until as own_explain, w.self_until as whole_self, w.explain_until as whole_explain
  from scores as s
  inner join rounds as r on r.criteria = s.criteria and r.period = s.period
  left join extended as e on e.criteria = s.criteria and e.period = s.period and e.scored = s.scored and e.component = s.component
  left join extended as w on w.criteria = s.criteria and w.period = s.period and w.scored = s.scored and w.component = ''
),
told as (
  select card, component, self_until as self_day, first_until as first_day, explain_until as explain_day from ended
  union all
  select card, component, own_self as self_day, first_until as first_day, own_explain as explain_day from ended
  union all
  select card, component, whole_self as self_day, first_until as first_day, whole_explain as explain_day from ended
)
select card, component, max(self_day) as self_day, max(first_day) as first_day, max(explain_day) as explain_day from told group by card, component
