-- What was last said of each line that was given back: another figure, or the reason why there is none, by a sheet that stands.
--
-- @with   remaining, reasons
-- @column agency    text    - whose sheet
-- @column report    text    - in which report
-- @column indicator text    - what is owed
-- @column part      text    - '' is the total
-- @column revision  integer - of the last sheet that says so
with said as (
  select agency, report, indicator, part, revision from remaining
  union all
  select agency, report, indicator, part, revision from reasons
)
select agency, report, indicator, part, max(revision) as revision from said group by agency, report, indicator, part
