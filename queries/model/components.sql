-- The components of each criteria set as they hold for each period that it scores: of a dated one the version that holds on the period's
-- last day. A yearly set scores its own year, a monthly one every month of the calendar.
--
-- @column criteria           text    - id of the set
-- @column period             text    - 2026, or the month 2026M09
-- @column year               integer - reform year of the period
-- @column last_day           date    - last day of the period
-- @column component          text    - its number in the set
-- @column criterion          text    - the criterion that it belongs to
-- @column area               text    - the area of that
-- @column position           integer - order in the set
-- @column kind               text    - inside the total, bonus or penalty
-- @column mode               text    - self, survey or appraised
-- @column rule               text    - how points follow from what is measured; none where people alone give them
-- @column max                number  - points at most
-- @column indicator          text    - what is measured, '' where nothing is
-- @column part               text    - '' is the total
-- @column is_share           boolean - what is measured is told in percent, as a part of all
-- @column subject            text    - activity or milestone whose day counts, '' where none does
-- @column reading            text    - live, or snapshot: as of the last publication
-- @column threshold          number  - percent or value with full points
-- @column floor              number  - percent under which there are none
-- @column each               number  - points of each case
-- @column zero               text    - what a zero denominator means: full, none or not-scored
-- @column other_threshold    number  - of the second reading, where sources differ
-- @column applies_to         text    - kinds of body, '' for all
-- @column lead               text    - office in charge
-- @column evidence           text    - documents asked for, between bars
-- @column holds_from         date    - since when this version holds, null where from the beginning
with periods as (
  select s.id as criteria, cast(s.year as varchar) as period, s.year, coalesce(c.ends, cast(cast(s.year as varchar) || '-12-14' as date)) as last_day
  from registry_criteria_sets as s
  left join registry_calendar as c on c.year = s.year and c.kind = 'Y'
  where s.every = 'year'
  union all
  select s.id as criteria, c.report as period, c.year, c.ends as last_day
  from registry_criteria_sets as s
  cross join registry_calendar as c
  where s.every = 'month' and c.kind = 'M'
),
dated as (
  select p.period, p.year, p.last_day, r.*, row_number() over (partition by p.criteria, p.period, r.component order by coalesce(r.holds_from, date '0001-01-01') desc) as place
  from periods as p
  inner join registry_components as r on r.criteria = p.criteria and coalesce(r.holds_from, date '0001-01-01') <= p.last_day
)
select
  d.criteria, d.period, d.year, d.last_day, d.component, d.criterion, c.area, d.position, case when d.rule in ('bonus', 'penalty') then d.rule else 'inside' end as kind, d.mode, d.rule, d.max,
  d.indicator, d.part, coalesce(i.kind = 'share', false) or d.rule in ('ratio', 'ratio-floor', 'ratio-threshold') as is_share, d.subject, d.reading, d.threshold, d.floor, d.each, d.zero, d.other_threshold, d.applies_to, d.lead, d.evidence, d.holds_from
from dated as d
inner join registry_criteria as c on c.criteria = d.criteria and c.criterion = d.criterion
left join registry_indicators as i on i.id = d.indicator
where d.place = 1
