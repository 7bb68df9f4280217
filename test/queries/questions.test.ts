// Every question is what its header says, in SQL that other engines share.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFolder, readParams } from '../../server/engine/question.ts';
import type { Question } from '../../server/engine/question.ts';
import { typesText } from '../../server/engine/write-types.ts';
import { open } from '../open.ts';
import type { Opened } from '../open.ts';

const questions = [...readFolder('queries').values()];
const steps = [...readFolder('queries/model').values()];
const checks = [...readFolder('queries/intake').values()];
const GIVEN: Record<string, string> = { plan: 'bac-giang-2021-2030', target: 'bg30-online-dossiers', agency: 'bg-so-noi-vu', report: '2023Q1' };

const needed = (question: Question): Record<string, string> =>
  Object.fromEntries(question.params.filter((param) => !param.optional).map((param) => [param.name, GIVEN[param.name]!]));

describe('headers', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

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
    const known = /^(greatest|least)\((coalesce\([^)]*\), (coalesce|m\.q)|g\.goal - s\.actual|s\.actual - g\.goal|figure - goal, goal_max - figure|live - goal, goal_max - live|coalesce\(value_max|0\.02|max\(g\.q\)|4 \* page)/;
    for (const question of [...questions, ...steps]) {
      for (const [call] of question.body.matchAll(/\b(greatest|least)\(.{0,60}/g)) expect(call, question.file).toMatch(known);
    }
  });

  test('model steps stay readable', () => {
    for (const step of steps) expect(step.body.split('\n').length, step.name).toBeLessThanOrEqual(60);
    expect(readdirSync('queries/model').length).toBeLessThan(30);
  });
});
