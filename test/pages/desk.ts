// What waits at the desk, and sheets that come there.
import { expect } from 'vitest';
import { handIn, signedIn } from '../open.ts';
import type { Viewed } from './house.ts';

export const AGENCY = 'bn-cap-xa-cam-ly';
interface Item { submission: string; agency: string; unusual: number }

/** A sheet of every share that the agency owes: the first and the fourth figure stand at a share of their own, the others at 55%. */
export async function sent(house: Viewed, report: string, share: number, agency = AGENCY): Promise<{ submission: string; figures: number }> {
  const owed = (await house.ask('owed', { agency, report })).filter(({ kind }) => kind === 'share');
  const mass = report.endsWith('H1') ? 700 : 330;
  const lines = owed.map(({ indicator, part }, at) => `${indicator};${part};${Math.round(mass * (at === 0 || at === 3 ? share : 0.55))};${mass};Số hóa xong kho lưu trữ của cơ quan`);
  const answer = await handIn(house.url, agency, report, ['indicator;part;numerator;denominator;note', ...lines].join('\n'));
  const { submission, figures } = await answer.json() as { submission: string; figures: number };
  expect(answer.status).toBe(201);
  return { submission, figures };
}
export const deskOf = async (house: Viewed): Promise<Item[]> => (await fetch(`${house.url}/api/reviews`, { headers: { ...signedIn(house.house, 'reviewer') } })).json() as Promise<Item[]>;
