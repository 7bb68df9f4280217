-- The rows behind a figure: what each agency handed in, in which sheet and on which line, latest revision first.
--
-- @with   bodies, pages, reports
-- @param  target      text    the page
-- @param  report      text?   only this report
-- @param  agency      text?   only this agency
-- @param  as_of       timestamp? what was known then; now if left out
-- @column agency      text      -         who reported
-- @column name_vi     text      -         its name
-- @column name_en     text      -         the same in English
-- @column report      text      -         in which report
-- @column indicator   text      -         what was measured
-- @column part        text      -         '' is the total
-- @column state       text      -         reported, nothing-to-report, not-applicable, withdrawn
-- @column numerator   number?   indicator as handed in
-- @column denominator number?   indicator as handed in
-- @column value       number?   indicator as handed in
-- @column sample      number?   -         survey: sample size; rank: how many were ranked
-- @column note        text      -         as handed in
-- @column revision    integer   -         1 is the first
-- @column in_force    boolean   -         the accepted one that counts
-- @column received_at timestamp -         when it was handed in
-- @column accepted_at timestamp? -         when it was accepted, null while provisional
-- @column reason      text?     -         why it was corrected
-- @column submission  text      -         receipt number
-- @column file        text      -         name of the sheet as received
-- @column sha256      text      -         of the sheet as received
-- @column sheet       text      -         worksheet
-- @column line        integer   -         line in it
-- @column cell        text      -         cell of the figure
select
  l.agency, b.name_vi, b.name_en, l.report, l.indicator, l.part, l.state, l.numerator, l.denominator, l.value, l.sample, l.note, l.revision,
  a.acted_at is not null and row_number() over (partition by l.agency, l.report, l.indicator, l.part, a.acted_at is null order by l.revision desc) = 1 as in_force,
  s.received_at, a.acted_at as accepted_at, s.reason, l.submission, s.file_name as file, s.sha256, l.sheet, l.line, l.cell
from landed as l
inner join pages as p on p.indicator = l.indicator and p.target = $target
inner join registry_plans as t on t.id = p.plan
inner join bodies as b on b.agency = l.agency and b.territory = t.territory
inner join submissions as s on s.submission = l.submission and s.received_at <= $as_of
left join acts as a on a.subject = l.submission and a.kind = 'accept' and a.acted_at <= $as_of
left join reports as c on c.report = l.report
left join reports as wanted on wanted.report = $report
where (l.part = p.part or p.part = '')
  and ($agency is null or l.agency = $agency)
  and (wanted.q is null or c.q = wanted.q or (c.year = wanted.year and c.q < wanted.q and wanted.kind in ('H1', 'Y')))
order by c.q desc, l.agency, l.part, l.revision desc
