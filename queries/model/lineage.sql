-- Each agency with itself and every body whose work passed to it, directly or through others.
--
-- @with   bodies
-- @column agency   text - the body
-- @column ancestor text - itself, or one whose work it carries on
with recursive passed as (
  select b.agency, b.agency as ancestor from bodies as b
  union
  select p.agency, s.predecessor as ancestor
  from passed as p
  inner join registry_succession as s on s.successor = p.ancestor and s.kind in ('merge', 'rename', 'carry-on')
)
select agency, ancestor from passed
