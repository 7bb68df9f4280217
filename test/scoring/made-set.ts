// A registry of two scored bodies with a small criteria set: one component of each kind that a campaign treats in a way of its own.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const CRITERIA = 'bo-thu-2026';
export const PERIOD = '2026';
/** The slots of evidence of the first component. */
export const SLOTS = ['Kế hoạch năm', 'Báo cáo năm'];

const SET = {
  id: CRITERIA, family: 'bo-thu', follows: '', name_vi: 'Bộ tiêu chí thử', name_en: 'Test set', short_vi: 'Bộ thử', short_en: 'Test', levels: 'department', territory: 't', every: 'year', year: 2026, certainty: 'illustrative',
  document: '', source: 'Bài thử', total: 8, bonus_cap: 1, penalty_cap: 1, rescale: 'yes', survey_by: 'home', position: 1, note_vi: '', note_en: '',
  areas: [{ area: '1', name_vi: 'Chỉ đạo, điều hành', name_en: 'Steering' }], classes: [{ class: 'tot', name_vi: 'Tốt', name_en: 'Good', least: 80 }, { class: 'kha', name_vi: 'Khá', name_en: 'Fair', least: 0 }],
};
const COLUMNS = 'criteria,component,criterion,position,holds_from,name_vi,name_en,max,mode,rule,indicator,part,subject,reading,threshold,floor,each,zero,other_threshold,applies_to,lead,evidence,certainty,words,source,note';
const COMPONENTS: Record<string, string>[] = [
  { component: '1.1.1', max: '2', mode: 'self', rule: 'none', evidence: SLOTS.join(' | ') }, { component: '1.1.2', max: '1', mode: 'self', rule: 'steps' }, { component: '1.1.3', max: '3', mode: 'survey', rule: 'none' },
  { component: '1.1.4', max: '2', mode: 'appraised', rule: 'none' }, { component: '1.1.5', max: '1', mode: 'self', rule: 'bonus', each: '0.5' },
];

/** What a test needs besides: another year, further components of the same criterion, their steps as lines without the set, and the total with them. */
interface Other { year?: number; total?: number; more?: Record<string, string>[]; steps?: string[] }

/** The folder, for COT_MOC_DATA. */
export function madeSet(other: Other = {}): string {
  const data = mkdtempSync(join(tmpdir(), 'cot-moc-data-'));
  cpSync(resolve('test/queries/data'), data, { recursive: true });
  addSet(data, other);
  return data;
}

/** Puts the set into a data folder. */
export function addSet(data: string, { year = SET.year, total = SET.total, more = [], steps = [] }: Other = {}): void {
  const folder = join(data, 'criteria', CRITERIA);
  mkdirSync(folder, { recursive: true });
  const rows = [...COMPONENTS, ...more].map((one, at) => {
    const row: Record<string, string> = { criteria: CRITERIA, criterion: '1.1', position: String(at + 1), name_vi: `Thành phần ${one.component}`, name_en: `Component ${one.component}`, reading: 'live', zero: 'not-scored', lead: 'home', certainty: 'illustrative', source: 'Bài thử', ...one };
    return COLUMNS.split(',').map((column) => row[column] ?? '').join(',');
  });
  writeFileSync(join(folder, 'set.json'), JSON.stringify({ ...SET, year, total }));
  writeFileSync(join(folder, 'criteria.csv'), `criteria,criterion,area,position,name_vi,name_en\n${CRITERIA},1.1,1,1,Kế hoạch,Plan\n`);
  writeFileSync(join(folder, 'components.csv'), `${[COLUMNS, ...rows].join('\n')}\n`);
  writeFileSync(join(folder, 'steps.csv'), `criteria,component,holds_from,position,least,below,by,option,points,words_vi,words_en\n${CRITERIA},1.1.2,,1,,,,,1,Trước 31/01,Before 31 January\n${CRITERIA},1.1.2,,2,,,,,0.5,Sau 31/01,Later\n${steps.map((line) => `${CRITERIA},${line}\n`).join('')}`);
}
