-- Every component of every card: what it is worked out to be, what people said, and the points in force. Those are of the
-- second appraisal, else the first, else one's own, else a survey's, else of the data, within the maximum that holds.
--
-- @with   marks, components, cardholders, stands, rounds, owners, vouchers
-- @param  touched         text?     only components of these indicators, each between bars
-- @param  cards           text?     only these cards, each as set/period/scored between bars
-- @column card            text    - set/period/scored
-- @column indicator       text    - what is measured
-- @column criteria        text    - id of the set
-- @column period          text    - 2026, or the month 2026M09
-- @column year            integer - reform year of the period
-- @column scored          text    - a body, or the map itself
-- @column territory       text    - its map
-- @column card_kind       text    - province for the map, else the body's kind
-- @column component       text    - its number in the set
-- @column criterion       text    - the criterion that it belongs to
-- @column area            text    - the area of that
-- @column kind            text    - inside the total, bonus or penalty
-- @column mode            text    - self, survey or appraised
-- @column max             number  - points at most
-- @column applies         boolean - to this body, and neither excused nor left unscored
-- @column data            number  - points from data
-- @column data_state      text    - why there are none
-- @column self            number  - points given to oneself
-- @column first           number  - of the first appraisal
-- @column final           number  - of the second
-- @column survey          number  - of a survey
-- @column official        number  - of the portal or the ministry
-- @column points          number  - in force
-- @column evidence_asked  integer document asked for
-- @column evidence_given  integer document that are there
-- @column owner           text    - the body in charge
with held as (
  select
    h.criteria, h.period, c.year, h.scored, h.territory, h.kind as card_kind, c.indicator, c.component, c.criterion, c.area, c.kind, c.mode, c.max, c.lead, c.evidence, c.zero,
    (c.applies_to = '' or ' ' || c.applies_to || ' ' like '% ' || h.kind || ' %') and not coalesce(s.excused, false) as is_asked,
    m.points as data, coalesce(m.state, 'not-applicable') as data_state, s.self, s.first, s.final, s.survey, s.official, s.agency
  from cardholders as h
  inner join components as c on c.criteria = h.criteria and c.period = h.period
  left join rounds as r on r.criteria = h.criteria and r.period = h.period
  left join marks as m on m.criteria = h.criteria and m.period = h.period and m.component = c.component and m.scored = h.scored
  left join stands as s on s.criteria = h.criteria and s.period = h.period and s.component = c.component and s.scored = h.scored
  where ($touched is null or strpos($touched, '|' || c.indicator || '|') > 0) and ($cards is null or strpos($cards, '|' || h.criteria || '/' || h.period || '/' || h.scored || '|') > 0)
    and (coalesce(r.agencies, '') = '' or strpos(r.agencies, '|' || h.scored || '|') > 0)
),
told as (
  select d.*, coalesce(d.final, d.first, d.self, d.survey, d.data) as said, case when d.kind = 'penalty' then -d.max else 0 end as least, case when d.kind = 'penalty' then 0 else d.max end as most from held as d
),
standing as (
  select t.*, case when t.said < t.least then t.least when t.said > t.most then t.most else t.said end as given from told as t
)
select
  d.criteria || '/' || d.period || '/' || d.scored as card, d.indicator, d.criteria, d.period, d.year, d.scored, d.territory, d.card_kind, d.component, d.criterion, d.area, d.kind, d.mode, d.max, d.is_asked and not (d.data_state = 'not-scored' and d.given is null) as applies,
  case when d.is_asked then d.data end as data, case when d.is_asked then d.data_state else 'not-applicable' end as data_state, case when d.is_asked then d.self end as self, case when d.is_asked then d.first end as first,
  case when d.is_asked then d.final end as final, case when d.is_asked then d.survey end as survey, d.official, case when d.is_asked then d.given end as points,
  case when d.is_asked and d.evidence <> '' then length(d.evidence) - length(replace(d.evidence, '|', '')) + 1 else 0 end as evidence_asked,
  case when d.is_asked then coalesce(v.slots, 0) else 0 end as evidence_given,
  coalesce(d.agency, case when d.card_kind <> 'province' then d.scored end, o.agency) as owner
from standing as d
left join owners as o on o.territory = d.territory and o.office = d.lead
left join vouchers as v on v.criteria = d.criteria and v.period = d.period and v.scored = d.scored and v.component = d.component
