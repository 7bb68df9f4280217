-- Of what a sheet says why there is no figure, as far as whoever asks may read it: the areas that somebody reads sheets of.
--
-- @with   readable
-- @param  submission text  which sheet
-- @param  areas      text? of these areas alone
-- @column indicator  text - what has a reason
select distinct a.indicator
from absent as a
inner join submissions as s on s.submission = a.submission
inner join readable as n on n.kind = 'figure' and n.agency = s.agency and n.subject = a.indicator
where a.submission = $submission
