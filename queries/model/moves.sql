-- The pages whose verdict of the same open milestone is better or worse than a quarter before. Verdicts that say nothing are not compared.
--
-- @with   stances
-- @column target text    - the page
-- @column q      integer - as at this quarter
-- @column moved  text    - better or worse
select c.target, c.at_q as q, case when c.severity > b.severity then 'better' else 'worse' end as moved
from stances as c
inner join stances as b on b.target = c.target and b.at_q = c.at_q - 1 and b.milestone = c.milestone
where c.due_q > c.at_q and b.severity not in (5, 6, 9, 10) and c.severity <> b.severity and (c.severity < b.severity or c.severity not in (5, 6, 9, 10))
