-- One target through time: what was reported, what the path asks, what is missing, where it leads.
--
-- @with   courses
-- @keep   target
-- @param  target            text    the page
-- @param  as_of             timestamp? what was known then; now if left out
-- @column q                 integer -         4 * year + quarter, oldest first
-- @column quarter           text    -         the same as 2026Q3
-- @column report            text    -         the report that closes it
-- @column actual            number? indicator in force; null where nothing is
-- @column numerator         number? indicator of it
-- @column denominator       number? indicator of it
-- @column standard_error    number? indicator of a survey
-- @column ranked_of         number? -         of a rank: how many were ranked
-- @column coverage          number? -         part of it that is known
-- @column low               number? indicator at worst, where bodies are absent
-- @column high              number? indicator at best
-- @column carried           integer agency    whose last value stands in for the absent one
-- @column half_year         boolean -         the half-year stands for the quarter
-- @column problem           text    -         '' or why it cannot be judged
-- @column few_cases         boolean -         too few cases to compare
-- @column provisional       number? indicator with sheets not accepted yet, where it differs
-- @column revised_from      number? indicator before its correction
-- @column path              number? indicator what the page's own milestones ask for
-- @column path_max          number? indicator the same for the upper end of a range, where it has one
-- @column baseline          number? indicator value of the baseline year, on its quarter
-- @column forecast          number? indicator where the line leads, after the last figure
-- @column forecast_low      number? indicator lower edge
-- @column forecast_high     number? indicator upper edge
-- @column state             text    -         reported, nothing-to-report, not-applicable, missing, late, not-due, not-owed
-- @column agencies_reported integer agency    in the figure in force
-- @column agencies_expected integer agency    who owe the report, less not-applicable
-- @column break_vi          text?   -         what changed before this quarter
-- @column break_en          text?   -         the same in English
-- @origin q place
-- @origin actual,ranked_of,numerator,denominator,standard_error,coverage,low,high,carried,agencies_reported figure quarter
-- @origin provisional figure quarter standing='latest'
-- @origin revised_from figure quarter standing='first'
-- @origin path,path_max path
-- @origin baseline baseline quarter
-- @origin forecast,forecast_low,forecast_high counted question='points' target
-- @origin agencies_expected expected quarter
select
  q, quarter, report, actual, numerator, denominator, standard_error, ranked_of, coverage, low, high, carried, half_year, problem, few_cases, provisional, revised_from,
  path, path_max, baseline, forecast, forecast_low, forecast_high, state, agencies_reported, agencies_expected, break_vi, break_en
from courses
where target = $target
order by q
