-- From whom a target's figure of a quarter is expected, body by body, and what came of it. Who said that it does not apply is not
-- expected, but told.
--
-- @with   askings, units, bodies, homes, pages, reports
-- @param  target   text    the page
-- @param  quarter  text    whose figure: 2026Q3
-- @param  boundary text?   on which map the unit is: reported, current or baseline
-- @param  as_of    timestamp? what was known then; now if left out
-- @column agency   text    -         whose sheet asks for it
-- @column name_vi  text    -         its name
-- @column name_en  text    -         the same in English
-- @column unit     text    -         under whose account it falls
-- @column unit_vi  text    -         the unit's name
-- @column unit_en  text    -         the same in English
-- @column state    text    -         reported, nothing-to-report, not-applicable, missing or not-due
select
  a.unit as agency, b.name_vi, b.name_en, n.unit, n.name_vi as unit_vi, n.name_en as unit_en,
  case
    when a.excused > 0 then 'not-applicable'
    when a.without > 0 then 'nothing-to-report'
    when u.unit is not null then 'reported'
    when c.due >= $today then 'not-due'
    else 'missing'
  end as state
from askings as a
inner join pages as p on p.target = a.target
inner join reports as c on c.q = a.q and c.quarter = $quarter
inner join bodies as b on b.agency = a.unit
inner join homes as n on n.plan = p.plan and n.boundary = coalesce($boundary, 'reported') and n.agency = a.unit
left join units as u on u.target = a.target and u.boundary = a.boundary and u.unit = a.unit and u.q = a.q and u.span = 'quarter' and u.agencies > 0
where a.target = $target and a.boundary = 'reported'
order by n.unit, a.unit
