-- The calendar of reports with the quarter each one closes. Months stand beside them and close none.
--
-- @column report text    -  2026Q1, 2026H1, 2026Q3, 2026Y
-- @column year   integer -  reform year, 15 December to 14 December
-- @column kind   text    -  Q1, H1 (cumulative), Q3 (the quarter alone), Y (cumulative)
-- @column q      integer -  4 * year + quarter
-- @column quarter text  -  the same as 2026Q3
-- @column opens  date    -  first day of the window
-- @column ends   date    -  last day of the window
-- @column due    date    -  to be handed in by
-- @column closes date    -  closed after
select report, year, kind, 4 * year + case kind when 'Q1' then 1 when 'H1' then 2 when 'Q3' then 3 else 4 end as q,
  cast(year as varchar) || 'Q' || case kind when 'Q1' then '1' when 'H1' then '2' when 'Q3' then '3' else '4' end as quarter, opens, ends, due, closes
from registry_calendar
where kind <> 'M'
