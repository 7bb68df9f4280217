-- Figures in force that should have a document, by the rule of their window, and how many documents each has.
--
-- @with   history, rules, reports, attached, readable
-- @param  areas     text? of figures of these areas alone
-- @param  as_of     timestamp? what was known then
-- @column agency    text       -        who reported
-- @column territory text       -        its map
-- @column report    text       -        in which report
-- @column indicator text       -        what was measured
-- @column part      text       -        '' is the total
-- @column reason    text       -        why it should have one: done, survey or rank by its kind, else correction
-- @column documents integer    document that prove it
with counted as (
  select agency, report, indicator, part, count(*) as documents from attached where kind = 'figure' group by agency, report, indicator, part
),
asked as (
  select
    h.agency, h.territory, h.report, h.indicator, h.part,
    case
      when strpos(' ' || r.evidence_for || ' ', ' ' || i.kind || ' ') > 0 then i.kind
      when h.revision > 1 and strpos(' ' || r.evidence_for || ' ', ' correction ') > 0 then 'correction'
    end as reason
  from history as h
  inner join registry_indicators as i on i.id = h.indicator
  inner join reports as c on c.report = h.report
  inner join rules as r on c.ends >= r.from_day and (r.to_day is null or c.ends < r.to_day)
  left join readable as n on n.kind = 'figure' and n.agency = h.agency and n.subject = h.indicator
  where h.state = 'reported' and h.accepted_at <= $as_of and (h.superseded_at is null or h.superseded_at > $as_of) and ($areas is null or n.subject is not null)
)
select a.agency, a.territory, a.report, a.indicator, a.part, a.reason, coalesce(n.documents, 0) as documents
from asked as a
left join counted as n on n.agency = a.agency and n.report = a.report and n.indicator = a.indicator and n.part = a.part
where a.reason is not null
