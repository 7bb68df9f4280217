// What this browser remembers for the next time: who hands in, and which report. Nothing else, and never a figure.

export interface Remembered { agency: string; report: string }

const KEY = 'cot-moc.nop';

export function recall(plan: string): Remembered | null {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Remembered>;
    return all[plan] ?? null;
  } catch {
    return null;
  }
}

export function remember(plan: string, what: Remembered): void {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Remembered>;
    localStorage.setItem(KEY, JSON.stringify({ ...all, [plan]: what }));
  } catch {
    // A browser that keeps nothing only asks again.
  }
}
