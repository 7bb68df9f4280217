// The self-score report where data give points of surveys too, and where not every document that is asked for is the body's to bring.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointsLabel } from '../../client/charts/score-sayings.ts';
import { dayInVietnam } from '../../client/format.ts';
import { explained, handIn, open, signedIn } from '../open.ts';
import type { Carried, Opened } from '../open.ts';
import { CRITERIA, madeSet } from './made-set.ts';

const CARD = { criteria: CRITERIA, period: '2022', scored: 'a' };
const MORE: Record<string, string>[] = [
  { component: '1.1.6', max: '10', mode: 'self', rule: 'ratio', indicator: 'online', evidence: 'Biểu số liệu' }, { component: '1.1.7', max: '10', mode: 'survey', rule: 'survey', indicator: 'survey', evidence: 'Báo cáo khảo sát' },
  { component: '1.1.8', max: '1', mode: 'self', rule: 'bonus', each: '0.5', evidence: 'Quyết định công nhận' }, { component: '1.1.9', max: '1', mode: 'self', rule: 'bonus', each: '0.5', evidence: 'Quyết định công nhận' },
  { component: '1.1.10', max: '1', mode: 'appraised', rule: 'penalty', each: '0.5', evidence: 'Kết luận kiểm tra' },
];
const data = madeSet({ year: 2022, total: 28, more: MORE });
let opened: Opened;
beforeAll(async () => {
  mkdirSync(join(data, 'templates'), { recursive: true });
  writeFileSync(join(data, 'templates', 'bang-tu-cham.docx'), new PizZip().file('word/document.xml', '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>all {data}|{#areas}{data}{/areas}|{#missing}{number};{/missing}</w:t></w:r></w:p></w:body></w:document>')
    .file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>').generate({ type: 'nodebuffer' }));
  opened = await open({ COT_MOC_DATA: data, COT_MOC_SOURCES: '/nowhere' });
});
afterAll(async () => {
  await opened.close();
  rmSync(data, { recursive: true });
});

async function send(path: string, by: Carried, body: object): Promise<void> {
  const answer = await fetch(`${opened.url}/api/${path}`, { method: 'POST', headers: { Cookie: by.Cookie, 'X-Cot-Moc': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify(body) });
  expect(answer.status, await answer.clone().text()).toBe(201);
}

test('its sums are those of its areas, surveys apart; of documents those are missing that the body has to bring', async () => {
  const answer = await handIn(opened.url, 'a', '2022Y', explained(['indicator;part;numerator;denominator;value;sample', 'online;;34;100;;', 'survey;;;;80;100'].join('\n')), { reason: 'recount' });
  expect(answer.status, await answer.clone().text()).toBe(201);
  const [secretary, body] = [signedIn(opened.house, 'secretary'), signedIn(opened.house, 'reporter', 'a')];
  const day = (days: number): string => dayInVietnam(new Date(Date.now() + days * 24 * 3600 * 1000));
  await send('campaigns', secretary, { criteria: CRITERIA, period: '2022', self_until: day(5), first_until: day(9), explain_until: day(12), final_until: day(20) });
  await send(`scores/${CRITERIA}/2022/a/1.1.8/self`, body, { points: 1, note: 'Quyết định công nhận gửi sau' });

  const [whole] = await opened.house.engine.rows('scorecards', { criteria: CRITERIA, period: '2022', body: 'a' });
  expect(whole!.data, 'data of surveys are in the sum of the card').toBeCloseTo(11.4, 9);
  const report = await fetch(`${opened.url}/api/files/scores.docx?${new URLSearchParams(CARD)}`, { headers: { Cookie: body.Cookie } });
  expect(report.status, report.ok ? '' : await report.clone().text()).toBe(200);
  const text = new PizZip(Buffer.from(await report.arrayBuffer())).file('word/document.xml')!.asText().replaceAll(/<[^>]+>/g, '');
  const own = pointsLabel(3.4, 'vi');
  expect(text).toBe(`all ${own}|${own}|1.1.1;1.1.6;1.1.8;`);
});
