// Every question is what its header says, in SQL that other engines share.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFolder, readParams } from '../../server/engine/question.ts';
import type { Question } from '../../server/engine/question.ts';
import { typesText } from '../../server/engine/write-types.ts';
import { say } from '../../server/words.ts';
import { open } from '../open.ts';
import type { Opened } from '../open.ts';

const questions = [...readFolder('queries').values()];
const steps = [...readFolder('queries/model').values()];
/** What stands in no answer of its own: what intake checks a sheet with, and what somebody may read of one. */
const checks = ['queries/access', 'queries/intake', 'queries/scoring'].flatMap((folder) => [...readFolder(folder).values()]);
const GIVEN: Record<string, string> = { plan: 'bac-giang-2021-2030', target: 'bg30-online-dossiers', agency: 'bg-so-noi-vu', report: '2023Q1', indicator: 'online-dossiers', quarter: '2023Q1', submission: 'PN-2023Q1-bg-so-noi-vu-01', conclusion: '1', criteria: 'minh-hoa-2026', period: '2026', scored: 'bac-giang', component: '3.4.1', supposed: '3.4.1' };
/** The two ends of a comparison: reports of one question, moments of the other. */
const ENDS: Record<string, [string, string]> = { text: ['2023Q1', '2024Q1'], timestamp: ['2024-01-01', '2025-01-01'] };

/** What stands between the brackets of each greatest and least. */
function callsOf(sql: string): string[] {
  return [...sql.matchAll(/\b(?:greatest|least)\(/g)].map((match) => {
    let [open, at] = [1, match.index + match[0].length];
    const from = at;
    for (; open > 0; at += 1) open += sql[at] === '(' ? 1 : sql[at] === ')' ? -1 : 0;
    return sql.slice(from, at - 1).replaceAll(/\s+/g, ' ');
  });
}

const needed = (question: Question): Record<string, string> =>
  Object.fromEntries(question.params.filter((param) => !param.optional).map((param) => [param.name, param.name === 'from' ? ENDS[param.kind]![0] : param.name === 'to' ? ENDS[param.kind]![1] : GIVEN[param.name]!]));

describe('headers', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  test.each(['vi', 'en'] as const)('whatever a sheet asks for has a name in %s', async (lang) => {
    const { values } = await opened.house.engine.db.use((lease) => lease.run("select part from measuring where part <> '' union select part from registry_targets where part <> '' order by part"));
    expect(values[0]!.length).toBeGreaterThan(5);
    for (const part of values[0] as string[]) expect(say(lang, `terms:part.${part}`), part).not.toContain('part.');
  });

  test.each(questions.map((question) => [question.name, question] as const))('%s returns the columns and types of its header, now and as of a moment', async (_name, question) => {
    for (const past of [{}, { as_of: '2024-01-01' }]) {
      if ('as_of' in past && !question.params.some((param) => param.name === 'as_of')) continue;
      const { columns } = await opened.house.engine.run(question, readParams(question, { ...needed(question), ...past }));
      expect(columns.names.map((name, index) => `${name} ${columns.kinds[index]}`)).toEqual(question.columns.map((column) => `${column.name} ${column.kind}`));
    }
  });

  test('queries/types.ts is what “npm run types” writes', () => {
    expect(readFileSync('queries/types.ts', 'utf8')).toBe(typesText());
  });

  test('every question and step says its purpose, every column what it holds', () => {
    for (const question of [...questions, ...steps, ...checks]) {
      expect(question.purpose.length, question.file).toBeGreaterThan(20);
      for (const column of question.columns) expect(column.words.length, `${question.file}: ${column.name}`).toBeGreaterThan(1);
    }
  });
});

describe('shared SQL', () => {
  test('every statement under queries is read here, in whatever folder', () => {
    const there = (readdirSync('queries', { recursive: true }) as string[]).filter((name) => name.endsWith('.sql')).map((name) => join('queries', name));
    expect([...questions, ...steps, ...checks].map(({ file }) => file).sort()).toEqual(there.sort());
  });

  test.each([...questions, ...steps, ...checks].map((question) => [question.file, question.body] as const))('%s keeps to what DuckDB, Trino and PostgreSQL share', (_file, body) => {
    const sql = body.replace(/'[^']*'/g, "''");
    expect(sql).not.toMatch(/::|\bqualify\b|\bexclude\b|group by all|\basof\b|\bmax_by\b|\bmin_by\b|\barg_m|\[|\{|\bleft\(|\bright\(|date_diff|\bdouble\b(?! precision)|\bselect \*\s*$/i);
    expect(sql.toLowerCase()).toBe(sql);
    expect(sql).not.toMatch(/\bfrom \w+ (?!as\b|where\b|group\b|order\b|inner\b|left\b|cross\b|window\b|union\b|having\b|on\b)\w+/);
  });

  test.each(questions.map((question) => [question.name, question] as const))('%s is ordered', (_name, question) => {
    expect(question.body.slice(question.body.lastIndexOf('\nfrom '))).toMatch(/order by/);
  });

  test('no step hides another step behind a name of its own', () => {
    const names = new Set(steps.map((step) => step.name));
    for (const question of [...questions, ...steps, ...checks]) {
      for (const [, name] of question.body.matchAll(/(?:^with(?: recursive)?|^\),|\),)\s+(\w+) as \(/gm)) expect(names.has(name!), `${question.file}: ${name}`).toBe(false);
    }
  });

  test('greatest and least, which pass over null, are never given a value that may be null beside one that is not', () => {
    const known = new Set([
      'coalesce((select max(r.q) from reports as r where r.report = $report), m.q), m.q', 'coalesce(r.q, m.q), m.q', 'coalesce(t.live_q, m.at_q), m.q', 'max(g.q), min(page.latest_q)', '4 * min(page.first_year) + 1, min(coalesce(g.base_q, 4 * page.first_year + 1))',
      '0.0, least(coalesce(ceiling, middle), middle)', 'coalesce(ceiling, middle), middle', '0.0, least(coalesce(ceiling, low), low)', 'coalesce(ceiling, low), low',
      '0.0, least(coalesce(ceiling, high), high)', 'coalesce(ceiling, high), high',
      's.actual - g.goal, 0', 'g.goal - s.actual, s.actual - g.goal_max, 0', 'g.goal - s.actual, 0', 'p.first_year, cast(substr(r.baseline, 1, 4) as bigint)',
      'v.at_q, g.q', 'rounding, error', 'rounding, error_factor * error', 'coalesce(tolerance_of_way * way, 0), rounding, error_factor * error',
      "coalesce(tolerance_of_way * way, 0), case when kind in ('count', 'done') then 0 else rounding end, error",
      "coalesce(tolerance_of_way * way, 0), case when kind in ('count', 'done') then 0 else rounding end, coalesce(error_factor * standard_error, 0)",
      '1, round((s.pairs - p.forecast_quantile * sqrt(s.n * (s.n - 1) * (2 * s.n + 5) / 18.0)) / 2)', 's.pairs, round((s.pairs + p.forecast_quantile * sqrt(s.n * (s.n - 1) * (2 * s.n + 5) / 18.0)) / 2) + 1',
    ]);
    for (const question of [...questions, ...steps]) {
      for (const call of callsOf(question.body)) expect([...known], question.file).toContain(call);
    }
  });

  test('model steps stay readable', () => {
    for (const step of steps) expect(step.body.split('\n').length, step.name).toBeLessThanOrEqual(60);
  });
});
