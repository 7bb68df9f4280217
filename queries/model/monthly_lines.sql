-- What each body handed in for each month and what counts of it at a moment: the latest accepted revision of a line that was not returned.
--
-- @with   received
-- @param  as_of       timestamp? what was known then
-- @param  touched     text?      only these indicators, each between bars
-- @column agency      text    -         who reported
-- @column territory   text    -         its map
-- @column report      text    -         the month
-- @column indicator   text    -         what was measured
-- @column part        text    -         '' is the total
-- @column state       text    -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator   number  indicator 0 where there was nothing to report
-- @column denominator number  indicator 0 where there was nothing to report
-- @column value       number  indicator 0 where there was nothing to report
-- @column sample      number  -         of a survey
with lined as (
  select
    l.agency, r.territory, l.report, l.indicator, l.part, l.state, l.sample, case when l.state = 'nothing-to-report' then 0.0 else l.numerator end as numerator,
    case when l.state = 'nothing-to-report' then 0.0 else l.denominator end as denominator, case when l.state = 'nothing-to-report' then 0.0 else l.value end as value,
    row_number() over (partition by l.agency, l.report, l.indicator, l.part order by l.revision desc) as place
  from landed as l
  inner join registry_calendar as c on c.report = l.report and c.kind = 'M'
  inner join received as r on r.submission = l.submission and r.accepted_at <= $as_of
  left join returns as b on b.submission = l.submission and b.indicator = l.indicator and b.part = l.part
  where b.submission is null and ($touched is null or strpos($touched, '|' || l.indicator || '|') > 0)
)
select agency, territory, report, indicator, part, state, numerator, denominator, value, sample from lined where place = 1
