// A publication of what is accepted now, as the secretary would make it.
import { signedIn } from './open.ts';
import type { Opened } from './open.ts';

/** @returns its number */
export async function publish({ url, house }: Pick<Opened, 'url' | 'house'>, title: string): Promise<number> {
  const { person: _, ...carried } = signedIn(house, 'secretary');
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => (await (await fetch(`${url}/api/${path}`, { ...init, headers: { ...carried, 'Content-Type': 'application/json' } })).json()) as T;
  const { snapshot } = await ask<{ snapshot: number }>('publications/draft');
  return (await ask<{ number: number }>('publications', { method: 'POST', body: JSON.stringify({ title, note: '', snapshot }) })).number;
}
