-- The thresholds of the method, each version with the days on which it holds.
--
-- @keep
-- @param  as_of timestamp? with the registry in force then; now if left out
-- @column version               text    - of data/rules.json
-- @column document              text    - what put it in force
-- @column holds_from            date    - first day it holds
-- @column holds_until           date?   - first day of the next version
-- @column in_force              boolean - it holds today
-- @column on_track_pace         number  - pace from which a target is on track
-- @column at_risk_pace          number  - pace from which it is at risk
-- @column tolerance_of_way      number  - share of the way between two milestones that counts as nothing
-- @column error_factor          number  - standard errors within which a survey says nothing
-- @column most_error_of_way     number  - share of the way beyond which a survey's error hides the pace
-- @column maintain_points       number  - points (percent for things counted) that a kept level may fall short and be at risk
-- @column least_coverage        number  - share of the denominators that must be known
-- @column most_carried          number  - share of the bodies whose value may be carried forward
-- @column few_cases             number  - cases under which a share is not ranked
-- @column forecast_points       integer - points that a forecast looks back
-- @column forecast_least        integer - points it needs
-- @column forecast_least_yearly integer - points it needs of a yearly series
-- @column forecast_quantile     number  - of the normal distribution for the limits
-- @column residual_factor       number  - from the median of the residuals to their standard deviation
-- @origin on_track_pace,at_risk_pace,tolerance_of_way,error_factor,most_error_of_way,maintain_points,least_coverage,most_carried,few_cases,forecast_points,forecast_least,forecast_least_yearly,forecast_quantile,residual_factor registry file='rules.json'
select
  r.version, r.document, r.holds_from, lead(r.holds_from) over (order by r.holds_from) as holds_until,
  r.holds_from <= $today and coalesce(lead(r.holds_from) over (order by r.holds_from) > $today, true) as in_force,
  r.on_track_pace, r.at_risk_pace, r.tolerance_of_way, r.error_factor, r.most_error_of_way, r.maintain_points, r.least_coverage, r.most_carried, r.few_cases,
  r.forecast_points, r.forecast_least, r.forecast_least_yearly, r.forecast_quantile, r.residual_factor
from registry_rules as r
order by r.holds_from
