// What was found here before, the latest first: kept in this browser.
const PLACE = 'cot-moc-found';
const MOST = 5;

export function recallFound(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(kept) ? kept.filter((href) => typeof href === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepFound(href: string): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify([href, ...recallFound().filter((one) => one !== href)].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing begins with nothing.
  }
}
