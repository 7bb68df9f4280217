// The file behind a number: as it came, by its hash, as a download; nothing else of the home.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn, open } from '../open.ts';
import type { Opened } from '../open.ts';

describe('the sheet as received', () => {
  let house: Opened;
  const sheet = Buffer.from('indicator;numerator;denominator\nonline-dossiers;12940;20671\n');
  const sha256 = createHash('sha256').update(sheet).digest('hex');
  beforeAll(async () => {
    house = await open();
    const answer = await handIn(house.url, 'bg-so-noi-vu', '2023Q1', sheet, { name: 'Phiếu "quý I".csv' });
    expect(answer.status, await answer.clone().text()).toBe(201);
  });
  afterAll(() => house?.close());

  test('comes back byte for byte, as a download that no browser opens', async () => {
    const answer = await fetch(`${house.url}/api/received/${sha256}`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(sheet)).toBe(true);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=.*filename\*=UTF-8''Phi%E1%BA%BFu/);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([['another hash', '0'.repeat(64)], ['a shorter one', sha256.slice(0, 63)], ['a way out', '..%2f..%2fstate.sqlite'], ['capitals', sha256.toUpperCase()]])('%s is not found', async (_, name) => {
    const answer = await fetch(`${house.url}/api/received/${name}`);
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as { type: string }).type).toBe('/problems/not-found');
  });

  test('a file that changed is not given out as the one received', async () => {
    appendFileSync(join(house.home, 'received', sha256.slice(0, 2), sha256), 'x');
    expect((await fetch(`${house.url}/api/received/${sha256}`)).status).toBe(500);
  });
});
