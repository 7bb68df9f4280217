// A page on which a question answers with rows of ours, as the server would send them.
import type { Page } from 'playwright-core';
import type { Questions, Row } from '../../queries/types.ts';
import type { Plain } from '../../server/engine/values.ts';
import { toArrow } from '../../server/engine/arrow.ts';
import type { Viewed } from './house.ts';

export const TARGET = 'bg30-online-dossiers';
/** A figure of which there is nothing more to say. */
export const quiet: Partial<Row<'targets'>> = { provisional: null, revised_from: null, agencies_reported: 37, agencies_expected: 37, freshness: 'current' };
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

export interface Stage {
  page: Page;
  close: () => Promise<void>;
  answering: <Name extends keyof Questions>(name: Name, change: (rows: Row<Name>[]) => Row<Name>[]) => Promise<void>;
  /** the same for the one row of `targets` that TARGET's page is */
  one: (change: Partial<Row<'targets'>>) => Promise<void>;
}

export async function stage(house: Viewed, width = 1440): Promise<Stage> {
  const { page, context } = await house.page(width);
  const answering: Stage['answering'] = async (name, change) => {
    await page.route(`**/api/q/${name}.arrow*`, async (route) => {
      const asked = await fetch(route.request().url().replace('.arrow', '.json'));
      const rows = change((await asked.json()) as Row<typeof name>[]);
      const question = house.house.engine.questions.get(name)!;
      const values = question.columns.map((column) => rows.map((row) => (row as unknown as Record<string, Plain>)[column.name] ?? null));
      const columns = { names: question.columns.map((column) => column.name), kinds: question.columns.map((column) => column.kind), values, rows: rows.length };
      await route.fulfill({ body: Buffer.from(toArrow(question, columns, 1)), contentType: 'application/vnd.apache.arrow.stream' });
    });
  };
  return {
    page, answering, close: () => context.close(),
    one: (change) => answering('targets', (rows) => rows.map((row) => (row.target === TARGET ? { ...row, ...change } : row))),
  };
}
