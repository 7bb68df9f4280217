// Where somebody was before signing in, for this tab alone.

const KEY = 'cot-moc.came-from';

export function leaveFrom(path: string): void {
  try {
    sessionStorage.setItem(KEY, path);
  } catch {
    // A browser that keeps nothing leads to the first page.
  }
}

/** @param first where somebody begins who was nowhere before */
export function comeFrom(first: string): string {
  try {
    const path = sessionStorage.getItem(KEY) ?? '';
    return /^\/[a-z]/.test(path) && !/^\/(dang-nhap|vao)/.test(path) ? path : first;
  } catch {
    return first;
  }
}
