// The thresholds of one version as they are written inside sentences: taken from the answer, never typed into a text.
import type { Row } from '../../queries/types.ts';
import { figure } from '../format.ts';
import type { Lang } from '../words.ts';
import { share } from './figures.ts';

export type ThresholdWords = Record<'onTrack' | 'atRisk' | 'tolerance' | 'errorFactor' | 'mostError' | 'maintain' | 'leastCoverage' | 'mostCarried' | 'few' | 'forecastPoints' | 'forecastLeast' | 'forecastLeastYearly'
  | 'quantile' | 'residual', string>;

export function thresholdWords(row: Row<'thresholds'>, lang: Lang): ThresholdWords {
  const plain = (value: number, decimals = 2): string => figure(value, 'count', lang, { plain: true, decimals });
  return {
    onTrack: share(row.on_track_pace, lang), atRisk: share(row.at_risk_pace, lang), tolerance: share(row.tolerance_of_way, lang), errorFactor: plain(row.error_factor),
    mostError: share(row.most_error_of_way, lang), maintain: plain(row.maintain_points), leastCoverage: share(row.least_coverage, lang), mostCarried: share(row.most_carried, lang),
    few: plain(row.few_cases), forecastPoints: plain(row.forecast_points), forecastLeast: plain(row.forecast_least), forecastLeastYearly: plain(row.forecast_least_yearly),
    quantile: plain(row.forecast_quantile, 4), residual: plain(row.residual_factor, 4),
  };
}
