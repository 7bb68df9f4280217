-- What was said instead of a figure, by sheets that stand. The reasons of a sheet that was given back stand where it has figures: these alone were
-- given back. Those of a sheet of reasons alone do not.
--
-- @with   handed
-- @column agency    text    - who owes it
-- @column report    text    - in which report
-- @column indicator text    - what is owed
-- @column part      text    - '' is the total
-- @column reason    text    - in its sender's words
-- @column revision  integer - of the sheet that says so
select h.agency, h.report, a.indicator, a.part, a.reason, h.revision
from absent as a
inner join handed as h on h.submission = a.submission and h.stage <> 'withdrawn' and (h.stage <> 'returned' or h.figures > 0)
