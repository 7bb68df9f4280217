-- Who carries on the open duties of a body that was merged, renamed or split: the body under which it falls today.
--
-- @with   homes
-- @column agency text - the body
-- @column heir   text - who carries it on
select distinct agency, unit as heir from homes where boundary = 'current' and unit <> agency
