-- The bodies' figures of each window added over a map: shares as sums of numerators and denominators, surveys weighted by sample;
-- beside them what is absent. Where no body's second quarter is known the half-year of a share stands in its place.
--
-- @with   windows, absences, excused, owing
-- @column standing          text    -         accepted, first or latest
-- @column territory         text    -         the map
-- @column indicator         text    -         what was measured
-- @column part              text    -         '' is the total
-- @column span              text    -         quarter or year
-- @column q                 integer -         the window
-- @column is_half           boolean -         the half-year stands for the quarter
-- @column numerator         number  indicator sum
-- @column denominator       number  indicator sum
-- @column value             number  indicator sum
-- @column mean              number  indicator weighted by sample; the value itself where one body reports; null where a sample is missing
-- @column standard_error    number  indicator of the mean
-- @column sample            number  -         as reported, where one body reports
-- @column agencies          integer agency    in the sums
-- @column agencies_expected integer agency    whose sheet asks for it, less not-applicable
-- @column absent            integer agency    expected and not known
-- @column absent_unknown    integer agency    of these: nothing was ever known
-- @column last_denominator  number  indicator last known of the absent
-- @column last_value        number  indicator last known of the absent
with added as (
  select
    standing, territory, indicator, part, span, q, sum(numerator) as numerator, sum(denominator) as denominator, sum(value) as value,
    case when count(*) = 1 then max(value) when count(sample) = count(*) then sum(value * sample) / nullif(sum(sample), 0) end as mean,
    case
      when count(*) = 1 then max(standard_error)
      when count(sample) = count(*) and count(standard_error) = count(*) then sqrt(sum(sample * standard_error * sample * standard_error)) / nullif(sum(sample), 0)
    end as standard_error,
    case when count(*) = 1 then max(sample) end as sample, count(*) as agencies
  from windows
  group by standing, territory, indicator, part, span, q
),
absentees as (
  select
    standing, territory, indicator, part, span, q, count(*) as absent, count(*) - count(last_q) as absent_unknown,
    sum(last_denominator) as last_denominator, sum(last_value) as last_value
  from absences
  group by standing, territory, indicator, part, span, q
),
spans as (
  select a.*, max(case when a.span = 'quarter' then 1 else 0 end) over (partition by a.standing, a.territory, a.indicator, a.part, a.q) as with_quarter from added as a
)
select
  s.standing, s.territory, s.indicator, s.part, case when s.span = 'half' then 'quarter' else s.span end as span, s.q, s.span = 'half' as is_half,
  s.numerator, s.denominator, s.value, s.mean, s.standard_error, s.sample, s.agencies, coalesce(e.agencies, 0) - coalesce(x.agencies, 0) as agencies_expected,
  coalesce(m.absent, 0) as absent, coalesce(m.absent_unknown, 0) as absent_unknown, coalesce(m.last_denominator, 0) as last_denominator, coalesce(m.last_value, 0) as last_value
from spans as s
left join absentees as m on m.standing = s.standing and m.territory = s.territory and m.indicator = s.indicator and m.part = s.part and m.span = s.span and m.q = s.q
left join owing as e on e.territory = s.territory and e.indicator = s.indicator and e.part = s.part and e.q = s.q
left join excused as x on x.standing = s.standing and x.territory = s.territory and x.indicator = s.indicator and x.part = s.part and x.q = s.q
where s.span <> 'half' or s.with_quarter = 0
