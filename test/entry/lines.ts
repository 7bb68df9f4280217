// A made-up sheet for the grid's tests: shares, counts, a survey, a rank.
import type { Line } from '../../client/entry/grid.ts';

export function line(given: Partial<Line>): Line {
  return {
    indicator: 'x', part: '', name_vi: '', name_en: '', kind: 'share', timing: 'flow', unit: 'percent', rounding: 0.1, area: 'procedures', area_number: 'II', code: '', numerator_vi: '', numerator_en: '', denominator_vi: '', denominator_en: '',
    previous_report: null, previous_numerator: null, previous_denominator: null, previous_value: null, previous_level: null, last_year_report: null, last_year_numerator: null, last_year_denominator: null, last_year_value: null, last_year_level: null, compared_report: null, compared_level: null,
    handed_submission: null, handed_stands: false, counts: false, handed_state: null, handed_numerator: null, handed_denominator: null, handed_value: null, handed_sample: null, handed_error: null, handed_reference: null, handed_note: null, proof: null,
    definition_vi: '', definition_en: '', passed_from: null, passed_from_vi: null, passed_from_en: null, unit_agency: '', unit_vi: '', unit_en: '', ...given,
  };
}

export const LINES: Line[] = [
  line({ indicator: 'online-dossiers', code: 'II.06', name_vi: 'Hồ sơ giải quyết trực tuyến', compared_level: 66.4 }),
  line({ indicator: 'no-resubmission', code: 'II.07', name_vi: 'Không phải cung cấp lại giấy tờ' }),
  line({ indicator: 'public-service-units', code: 'III.01', name_vi: 'Đơn vị sự nghiệp công lập', kind: 'count', timing: 'stock', unit: 'unit', rounding: 1 }),
  line({ indicator: 'satisfaction', part: 'service=health', code: 'III.07', name_vi: 'Mức độ hài lòng', kind: 'survey', timing: 'survey' }),
  line({ indicator: 'satisfaction', part: 'service=education', code: 'III.08', name_vi: 'Mức độ hài lòng', kind: 'survey', timing: 'survey' }),
];
