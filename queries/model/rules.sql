-- The thresholds in force, each version with the days on which it holds; the first one also for the time before it.
--
-- @column version               text    - of data/rules.json
-- @column from_day              date    - first day it holds
-- @column to_day                date    - first day of the next version, null for the last
-- @column on_track_pace         number  - pace from which a target is on track
-- @column at_risk_pace          number  - pace from which it is at risk, and not off track
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
-- @column evidence_for          text    - figures that should have a document: kinds of indicators, and correction; '' where none should
select
  version,
  case when row_number() over (order by holds_from) = 1 then date '0001-01-01' else holds_from end as from_day,
  lead(holds_from) over (order by holds_from) as to_day,
  on_track_pace, at_risk_pace, tolerance_of_way, error_factor, most_error_of_way, maintain_points, least_coverage, most_carried, few_cases,
  forecast_points, forecast_least, forecast_least_yearly, forecast_quantile, residual_factor, evidence_for
from registry_rules
