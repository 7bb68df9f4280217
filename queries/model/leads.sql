-- Which body a plan's printed leads name, word for word, and on whom its open duties fall today. A lead that names several has none.
--
-- @with   bodies, heirs
-- @column plan   text - the plan
-- @column lead   text - as printed
-- @column agency text - the body that it names
-- @column heir   text - who carries it on, null where it does so itself
with printed as (
  select plan, lead from registry_activities
  union
  select plan, lead from registry_milestones
  union
  select plan, lead_vi as lead from registry_areas
),
named as (
  select d.plan, d.lead, b.agency, row_number() over (partition by d.plan, d.lead order by b.agency) as place
  from printed as d
  inner join registry_plans as p on p.id = d.plan
  inner join bodies as b on b.territory = p.territory and b.kind <> 'collective'
  inner join registry_agencies as r on r.id = b.agency and strpos(' | ' || r.printed || ' | ', ' | ' || d.lead || ' | ') > 0
  where d.lead <> ''
)
select n.plan, n.lead, n.agency, h.heir
from named as n
left join heirs as h on h.agency = n.agency
where n.place = 1
