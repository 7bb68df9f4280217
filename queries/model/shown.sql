-- Each target page as it is looked at: at the quarter of its plan's latest report.
--
-- @with   catalogue, moment
-- @column target      text    -         the page
-- @column plan        text    -         its plan
-- @column code        text    -         number of the area and place within it
-- @column short_vi    text    -         short name
-- @column short_en    text    -         the same in English
-- @column unit        text    -         unit of its figures
-- @column at_q        integer -         as at this quarter
-- @column quarter     text    -         quarter of the figure
-- @column actual      number  indicator latest figure in force
-- @column goal        number  indicator absolute level of the next open milestone
-- @column path        number  indicator what the path asks for
-- @column status      text    -         verdict of the milestone
select c.target, c.plan, c.code, c.short_vi, c.short_en, c.unit, c.at_q, c.quarter, c.actual, c.goal, c.path, c.status
from catalogue as c
inner join moment as m on m.plan = c.plan and m.q = c.at_q
