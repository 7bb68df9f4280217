-- Each agency with itself and every body whose work passed to it, directly or through others, and which share of it.
--
-- @with   bodies
-- @column agency      text    - the body
-- @column ancestor    text    - itself, or one whose work it carries on
-- @column share       number  - part of the ancestor's work that passed to it
-- @column is_estimate boolean - the share was stated at a split, not counted
with recursive passed as (
  select b.agency, b.agency as ancestor, cast(1 as double precision) as share from bodies as b
  union all
  select p.agency, s.predecessor as ancestor, p.share * case when s.kind = 'split' then s.share else 1.0 end as share
  from passed as p
  inner join registry_succession as s on s.successor = p.ancestor and (s.kind in ('merge', 'rename', 'carry-on') or (s.kind = 'split' and s.share is not null))
)
select agency, ancestor, sum(share) as share, sum(share) <> 1.0 as is_estimate from passed group by agency, ancestor
