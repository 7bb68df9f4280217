// What a criteria set alone asks for is taken in with sheets: by month or by year, with the parts that its components read.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open, reporterOf } from '../open.ts';
import type { Opened } from '../open.ts';

const COMPONENTS = 'criteria,component,criterion,position,holds_from,name_vi,name_en,max,mode,rule,indicator,part,subject,reading,threshold,floor,each,zero,other_threshold,applies_to,lead,evidence,certainty,words,source,note';
const component = (criteria: string, rule: string, indicator: string): string => `${criteria},1.1.1,1.1,1,,x,x,10,self,${rule},${indicator},,,live,,,,none,,,,,illustrative,,,`;
let data: string;
let opened: Opened;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'cot-moc-scored-'));
  cpSync('test/queries/data', data, { recursive: true });
  const edit = (file: string, change: (text: string) => string): void => writeFileSync(join(data, file), change(readFileSync(join(data, file), 'utf8')));
  edit('calendar.csv', (text) => `${text}2026M09,2026,M,2026-08-15,2026-09-14,2026-09-20,10\n`);
  edit('indicators.csv', (text) => `${text}${['dossiers,x,x,share,flow,percent,up,0.1,department,M,home,n,n,d,d,,', 'answers,x,x,count,flow,person,up,1,lead,Y,home,n,n,,,,', 'nobodys,x,x,share,flow,percent,up,0.1,department,Q1 H1 Q3 Y M,home,n,n,d,d,,', ''].join('\n')}`);
  for (const [id, every, year, rule, indicator, steps] of [['s-month', 'month', null, 'ratio', 'dossiers', []], ['s-year', 'year', 2025, 'survey', 'answers', ['option=good', 'option=bad']]] as const) {
    const folder = join(data, 'criteria', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'set.json'), JSON.stringify({
      id, family: id, name_vi: 'x', name_en: 'x', short_vi: 'x', short_en: 'x', levels: 'province', every, year: year ?? '', certainty: 'illustrative', source: 'x', total: 10, rescale: 'yes', position: 1, areas: [{ area: '1', name_vi: 'x', name_en: 'x' }],
    }));
    writeFileSync(join(folder, 'criteria.csv'), `criteria,criterion,area,position,name_vi,name_en\n${id},1.1,1,1,x,x\n`);
    writeFileSync(join(folder, 'components.csv'), `${COMPONENTS}\n${component(id, rule, indicator)}\n`);
    writeFileSync(join(folder, 'steps.csv'), `criteria,component,holds_from,position,least,below,by,option,points,words_vi,words_en\n${steps.map((option, place) => `${id},1.1.1,,${place + 1},,,,${option},${1 - place},,\n`).join('')}`);
  }
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere' });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

async function told(agency: string, report: string, ...lines: string[]): Promise<string[]> {
  const form = new FormData();
  form.set('agency', agency);
  form.set('report', report);
  form.set('file', new Blob([`indicator;part;numerator;denominator;value;sample;standard error;reference;note\n${lines.join('\n')}\n`]), `${report}.csv`);
  const answer = await fetch(`${opened.url}/api/submissions?lang=en`, { method: 'POST', body: form, headers: { ...reporterOf(opened.url, agency), 'Idempotency-Key': crypto.randomUUID() } });
  const body = await answer.json() as { problems?: { code: string }[] };
  return answer.status === 201 ? ['taken'] : body.problems!.map(({ code }) => code);
}

test('a month of what a monthly set reads is taken, for the bodies that owe it', async () => {
  expect(await told('a', '2026M09', 'dossiers;;3;4;;;;;')).toEqual(['taken']);
  expect(await told('c', '2026M09', 'dossiers;;3;4;;;;;')).toEqual(['not-owed']);
  expect(await told('a', '2026Q3', 'dossiers;;3;4;;;;;')).toEqual(['not-owed']);
});

test('answers of a survey are taken in the year of their set, part by part', async () => {
  expect(await told('a', '2025Y', 'answers;option=good;;;30;;;;', 'answers;option=bad;;;10;;;;')).toEqual(['taken']);
  expect(await told('a', '2025Y', 'answers;option=fair;;;30;;;;')).toEqual(['unknown-part']);
  expect(await told('a', '2026Y', 'answers;option=good;;;30;;;;')).toContain('not-owed');
});

test('what no plan and no set asks for is not owed', async () => {
  expect(await told('a', '2026Q3', 'nobodys;;3;4;;;;;')).toEqual(['not-owed']);
});
