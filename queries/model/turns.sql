-- Whether a page's verdict is better or worse than a quarter before, where both are about the same milestone and its year is not over.
--
-- @with   catalogue
-- @column target text    - the page
-- @column at_q   integer - as at this quarter
-- @column turn   text    - better or worse; no row where it is the same or cannot be compared
with compared as (
  select
    c.target, c.at_q,
    case when c.severity > b.severity and c.severity not in (5, 6, 9, 10) then 'better' when c.severity < b.severity then 'worse' end as turn
  from catalogue as c
  inner join catalogue as b on b.target = c.target and b.at_q = c.at_q - 1 and b.severity not in (5, 6, 9, 10) and b.milestone = c.milestone and 4 * c.due + 4 > c.at_q
)
select target, at_q, turn from compared where turn is not null
