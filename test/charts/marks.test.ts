import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Arrow, courseOf } from '../../client/marks/Arrow.tsx';
import { Bullet, bulletSentence, trackEnd } from '../../client/marks/Bullet.tsx';
import type { BulletRow } from '../../client/marks/Bullet.tsx';
import { Icon, iconNames } from '../../client/marks/Icon.tsx';
import { Spark } from '../../client/marks/Spark.tsx';
import { asStatus, groupOf, statuses, toneOf } from '../../client/marks/status.ts';
import { StatusGlyph } from '../../client/marks/StatusGlyph.tsx';
import { StatusStrip } from '../../client/marks/StatusStrip.tsx';
import { StatusWord } from '../../client/marks/StatusWord.tsx';
import { say } from '../../client/charts/words.ts';

const row: BulletRow = { actual: 62.6, goal: 80, passed_goal: 50, passed_due: 2025, due: 2030, baseline: 18.5, unit: 'percent', kind: 'share', better: 'up', comparator: '>=' };
const bullet = (change: Partial<BulletRow>) => renderToStaticMarkup(createElement(Bullet, { row: { ...row, ...change } }));

describe('statuses', () => {
  test.each(statuses)('%s has a shape and a word in both languages', (status) => {
    for (const lang of ['vi', 'en'] as const) {
      const word = say(lang, `terms:status.${status}`);
      expect(word).not.toBe(status);
      expect(renderToStaticMarkup(createElement(StatusWord, { status, lang }))).toContain(word);
      expect(renderToStaticMarkup(createElement(StatusGlyph, { status, lang, named: true }))).toContain(`role="img" aria-label="${word}"`);
    }
  });

  test('shapes differ between verdicts that do not share one', () => {
    const shape = (status: string) => renderToStaticMarkup(createElement(StatusGlyph, { status })).replace(/data-status="[^"]*"/, '');
    expect(new Set(statuses.map(shape)).size).toBe(statuses.length - 1);
    expect(shape('missed')).toBe(shape('off-track'));
  });

  test('an unknown code is never good news', () => {
    expect(asStatus('splendid')).toBe('not-assessable');
    expect(asStatus(null)).toBe('not-assessable');
    expect([groupOf('reversing'), groupOf('missed'), groupOf('no-data'), groupOf('not-due'), toneOf('ended')]).toEqual(['off-track', 'off-track', 'not-assessed', 'not-assessed', 'none']);
  });
});

describe('bullet', () => {
  test('no figure is an empty hatched track, never a bar', () => {
    const empty = bullet({ actual: null });
    expect(empty).toContain('data-empty=""');
    expect(empty).not.toContain('data-actual=""');
    expect(empty).toContain('chưa có số liệu');
  });

  test('a measured zero is a bar of no length on a plain track', () => {
    const zero = bullet({ actual: 0 });
    expect(zero).toContain('data-actual=""');
    expect(zero).not.toContain('data-empty=""');
    expect(zero).toContain('thực hiện 0%');
  });

  test('a provisional figure alone is hollow', () => {
    const hollow = bullet({ actual: null, provisional: 44 });
    expect(hollow).toContain('data-provisional=""');
    expect(hollow).not.toContain('data-actual=""');
    expect(hollow).not.toContain('data-empty=""');
  });

  test('a forecast beyond the figure is a hatched extension; one that falls is told only', () => {
    expect(bullet({ forecast: 75 })).toContain('data-forecast=""');
    expect(bullet({ forecast: 75 })).toContain('x="62.6%"');
    expect(bullet({ forecast: 50 })).not.toContain('data-forecast=""');
    expect(bulletSentence({ ...row, forecast: 75.1 }, 'vi')).toContain('dự báo 75,1%');
  });

  test('what still has to go where fewer is better is outlined beyond the goal', () => {
    const units = { unit: 'unit', kind: 'count', better: 'down', baseline: null, passed_goal: null, goal: 600 };
    expect(bullet({ ...units, actual: 750 })).toMatch(/data-actual="".*data-remaining=""/s);
    expect(bullet({ ...units, actual: 750 })).toContain('width="66.67%"');
    expect(bullet({ ...units, actual: 590 })).not.toContain('data-remaining=""');
    expect(bullet({ actual: 90 })).not.toContain('data-remaining=""');
  });

  test('its track begins at zero and ends at 100 for a share', () => {
    expect(trackEnd(row)).toBe(100);
    expect(trackEnd({ ...row, unit: 'unit', kind: 'count', actual: 764, baseline: 800, goal: 648 })).toBe(960);
    expect(bullet({})).toContain('width="62.6%"');
  });

  test('says all that it shows', () => {
    expect(bulletSentence(row, 'vi').replaceAll('\u00a0', ' ')).toBe('thực hiện 62,6%; mốc 2030: 80%; mốc 2025 đã chốt: 50%; gốc 18,5%');
    expect(bulletSentence(row, 'en')).toBe('actual 62.6%; milestone 2030: 80%; closed milestone 2025: 50%; baseline 18.5%');
  });
});

test('a spark breaks where a figure is missing', () => {
  const rows = [1, 2, 3, 4, 5].map((q) => ({ q, actual: q === 3 ? null : q * 10, state: q === 3 ? 'missing' : 'reported' }));
  const svg = renderToStaticMarkup(createElement(Spark, { rows }));
  expect(svg.match(/<path/g)).toHaveLength(2);
  expect(renderToStaticMarkup(createElement(Spark, { rows: [] }))).toContain('data-empty=""');
});

test.each([[1.2, 'up'], [1, 'up'], [0.99, 'diagonal'], [0.5, 'diagonal'], [0.49, 'flat'], [0, 'flat'], [-0.01, 'down']] as const)('pace %d points %s', (pace, course) => {
  expect(courseOf(pace)).toBe(course);
});

test('an unknown pace has no arrow', () => {
  expect(renderToStaticMarkup(createElement(Arrow, { arrow: null }))).toBe('');
});

test('the strip has a tile for each target, and links only where there are targets', () => {
  const counts = { achieved: 3, on_track: 2, at_risk: 0, off_track: 1, not_assessed: 4, ended: 0 };
  const tiles = [{ status: 'missed', short_vi: 'Một cửa', short_en: 'One stop' }];
  const html = renderToStaticMarkup(createElement(StatusStrip, { counts, tiles, hrefOf: (status: string) => `?tt=${status}` }));
  const groups = html.slice(html.indexOf('strip-group'));
  expect(groups.match(/strip-tile"/g)).toHaveLength(10);
  expect(html).toContain('href="?tt=off-track"');
  expect(html).not.toContain('href="?tt=at-risk"');
  expect(html).not.toContain('strip-ended');
  expect(html).toContain('title="Một cửa"');
  expect(html).toContain('aria-label="4 chỉ tiêu: Chưa đánh giá"');
});

test('icons are decorative unless named', () => {
  for (const name of iconNames) expect(renderToStaticMarkup(createElement(Icon, { name }))).toContain('aria-hidden="true"');
  expect(renderToStaticMarkup(createElement(Icon, { name: 'lock', label: 'Đã chốt' }))).toContain('role="img" aria-label="Đã chốt"');
});
