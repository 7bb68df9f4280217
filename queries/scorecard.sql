-- One card, component by component: what it can have, what the data give, what was said of it, what proves it, and who may say something now.
--
-- @with   scores, marks, components, stands, rounds, owners, bodies
-- @param  criteria           text    the set
-- @param  period             text    2026, or the month 2026M09
-- @param  scored             text    a body, or the map itself
-- @param  as_of              timestamp? what was known then; now if left out
-- @column component          text    -         its number in the set
-- @column position           integer -         order in the set
-- @column area               text    -         the area
-- @column area_vi            text    -         its name
-- @column area_en            text    -         the same in English
-- @column area_position      integer -         its place
-- @column criterion          text    -         the criterion
-- @column criterion_vi       text    -         its name
-- @column criterion_en       text    -         the same in English
-- @column criterion_position integer -         its place
-- @column name_vi            text    -         what is scored
-- @column name_en            text    -         the same in English
-- @column kind               text    -         inside the total, bonus or penalty
-- @column mode               text    -         self, survey or appraised
-- @column rule               text    -         how points follow from what is measured
-- @column applies            boolean -         to this body, and neither excused nor left unscored
-- @column max                number  point     at most
-- @column threshold          number? -         percent or value with full points
-- @column floor              number? -         percent under which there are none
-- @column each               number? point     of each case
-- @column zero               text    -         what a zero denominator means: full, none or not-scored
-- @column certainty          text    -         verified, reconstructed, unverified or illustrative
-- @column words              text    -         legal words as printed
-- @column source             text    -         where they stand
-- @column note               text    -         what is to be known of it
-- @column holds_from         date?   -         since when this version of it holds; from the beginning if empty
-- @column indicator          text    -         what is measured, '' where nothing is
-- @column part               text    -         '' is the total
-- @column is_share           boolean -         what is measured is told in percent, as a part of all
-- @column subject            text    -         activity or milestone whose day counts, '' where none does
-- @column reading            text    -         live or snapshot
-- @column read_at            timestamp? -      when what it is scored on was published, null where it is live
-- @column at_period          text?   -         of which window the figure is: 2026Q3, 2026Y, 2026M09
-- @column measure            number? -         percent of a share or survey, else the value
-- @column numerator          number? indicator of a share
-- @column denominator        number? indicator of a share
-- @column done_on            date?   -         of an activity
-- @column data               number? point     from data
-- @column data_state         text    -         scored, no-data, zero-denominator, not-scored, coverage, not-applicable or no-rule
-- @column other_threshold    number? -         of the second reading, where sources differ
-- @column other              number? point     by that reading
-- @column self               number? point     given to oneself
-- @column self_note          text    -         with which explanation
-- @column first              number? point     of the first appraisal
-- @column first_note         text    -         with which reason
-- @column explained          text    -         what was said to that
-- @column final              number? point     of the second appraisal
-- @column final_note         text    -         with which reason
-- @column survey             number? point     of a survey
-- @column official           number? point     of the portal or the ministry
-- @column excused_note       text    -         why it does not apply
-- @column before             number? point     in force of the same component in the period before
-- @column points             number? point     in force
-- @column lost               number? point     up to the most
-- @column evidence_asked     integer document  asked for
-- @column evidence_given     integer document  that are there
-- @column slots              text    -         documents asked for, between bars
-- @column owner              text?   -         the body in charge
-- @column owner_vi           text?   -         its name
-- @column owner_en           text?   -         the same in English
-- @column person             text?   -         to whom among its people it was given
-- @column state              text    -         to-score, to-prove, self-scored, appraised, explained, final, survey, from-data or not-applicable
-- @column self_open          boolean -         whether it may be scored by oneself today
-- @column first_open         boolean -         appraised for the first time
-- @column explain_open       boolean -         explained
-- @column final_open         boolean -         appraised for the second time
-- @column survey_body        text?   -         who enters what a survey gave
-- @origin position,area_position,criterion_position place
-- @origin max,threshold,floor,each,other_threshold registry file='criteria'
-- @origin measure,numerator,denominator,data,other tally criteria period scored component
-- @origin self,first,final,survey,official said criteria period scored component
-- @origin before,points,lost,evidence_asked,evidence_given scored criteria period scored component
with asked_card as (
  select criteria, period, scored, criteria || '/' || period || '/' || scored as card from (select $criteria as criteria, $period as period, $scored as scored) as given
),
exceptions as (
  select
    x.component, count(case when x.stage = 'self' then 1 end) > 0 as self, count(case when x.stage = 'first' then 1 end) > 0 as first, count(case when x.stage = 'explain' then 1 end) > 0 as explain,
    count(case when x.stage = 'final' then 1 end) > 0 as final
  from campaign_steps as x
  inner join asked_card as q on q.criteria = x.criteria and q.period = x.period and q.scored = x.scored
  where x.step = 'exception' and x.taken_at <= $as_of and x.until >= $today
  group by x.component
),
earlier as (
  select s.component, s.points
  from scores as s
  inner join (
    select p.id || '/' || cast(p.year as varchar) || '/' || q.scored as card
    from asked_card as q inner join registry_criteria_sets as t on t.id = q.criteria inner join registry_criteria_sets as p on p.id = t.follows where t.every = 'year' and p.year is not null
  ) as f on f.card = s.card
),
held as (
  select
    s.*, c.position, c.rule, c.threshold, c.floor, c.each, c.zero, c.holds_from, c.indicator, c.part, c.is_share, c.subject, c.reading, c.other_threshold, coalesce(c.evidence, '') as slots, t.survey_by, coalesce(r.stage, 'none') as stage,
    coalesce(e.self, false) or coalesce(w.self, false) as self_longer, coalesce(e.first, false) or coalesce(w.first, false) as first_longer,
    coalesce(e.explain, false) or coalesce(w.explain, false) as explain_longer, coalesce(e.final, false) or coalesce(w.final, false) as final_longer
  from scores as s
  inner join asked_card as q on q.card = s.card
  inner join components as c on c.criteria = s.criteria and c.period = s.period and c.component = s.component
  inner join registry_criteria_sets as t on t.id = s.criteria
  left join rounds as r on r.criteria = s.criteria and r.period = s.period
  left join exceptions as e on e.component = s.component
  left join exceptions as w on w.component = ''
),
marked as (
  select m.* from marks as m inner join asked_card as q on q.card = m.card
),
said as (
  select s.* from stands as s inner join asked_card as q on q.card = s.card
)
select
  h.component, h.position, h.area, a.name_vi as area_vi, a.name_en as area_en, a.position as area_position, h.criterion, k.name_vi as criterion_vi, k.name_en as criterion_en, k.position as criterion_position,
  d.name_vi, d.name_en, h.kind, h.mode, h.rule, h.applies, h.max, h.threshold, h.floor, h.each, h.zero, d.certainty, d.words, d.source, d.note, h.holds_from, h.indicator, h.part, h.is_share, h.subject, h.reading, m.read_at, m.at_period, m.measure, m.numerator,
  m.denominator, m.done_on, h.data, h.data_state, h.other_threshold, m.other, h.self, coalesce(s.self_note, '') as self_note, h.first, coalesce(s.first_note, '') as first_note, coalesce(s.explained, '') as explained,
  h.final, coalesce(s.final_note, '') as final_note, h.survey, h.official, coalesce(s.excused_note, '') as excused_note, e.points as before, h.points, case when h.kind = 'inside' and h.applies then h.max - h.points end as lost,
  h.evidence_asked, h.evidence_given, h.slots, h.owner, b.name_vi as owner_vi, b.name_en as owner_en, s.person,
  case
    when not h.applies then 'not-applicable' when h.final is not null then 'final' when h.first is not null and coalesce(s.explained, '') <> '' then 'explained' when h.first is not null then 'appraised'
    when h.mode = 'survey' then 'survey' when h.self is not null and h.evidence_given < h.evidence_asked and coalesce(s.self_note, '') = '' then 'to-prove' when h.self is not null then 'self-scored'
    when h.data is not null then 'from-data' else 'to-score'
  end as state,
  h.stage = 'self' or h.self_longer as self_open, h.stage = 'first' or (h.stage in ('explain', 'final', 'closed') and h.first_longer) as first_open,
  h.stage = 'explain' or (h.stage in ('final', 'closed') and h.explain_longer) as explain_open, h.stage = 'final' or (h.stage = 'closed' and h.final_longer) as final_open,
  o.agency as survey_body
from held as h
inner join registry_criteria_areas as a on a.criteria = h.criteria and a.area = h.area
inner join registry_criteria as k on k.criteria = h.criteria and k.criterion = h.criterion
inner join registry_components as d on d.criteria = h.criteria and d.component = h.component and coalesce(d.holds_from, date '0001-01-01') = coalesce(h.holds_from, date '0001-01-01')
left join marked as m on m.component = h.component
left join said as s on s.component = h.component
left join earlier as e on e.component = h.component
left join bodies as b on b.agency = h.owner
left join owners as o on o.territory = h.territory and o.office = h.survey_by
order by a.position, k.position, h.position, h.component
