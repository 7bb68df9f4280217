/** The colours and the family of charts, out of the tokens of one theme. */
export interface ChartTheme {
  font: string;
  surface: string;
  ink: string;
  ink2: string;
  ink3: string;
  grid: string;
  axis: string;
  actual: string;
  plan: string;
  planTint: string;
  base: string;
  fan: string;
  fanHatch: string;
  hatch: string;
  missing: string;
  status: Record<'achieved' | 'on-track' | 'at-risk' | 'off-track' | 'none', string>;
}

/** @param token value of a custom property by its name: from the computed style on a screen, from the file elsewhere */
export function chartTheme(token: (name: string) => string): ChartTheme {
  return {
    // single quotes: without a browser the family stands inside a double-quoted attribute
    font: token('--font').replaceAll('"', "'"), surface: token('--surface'), ink: token('--ink'), ink2: token('--ink-2'), ink3: token('--ink-3'),
    grid: token('--grid'), axis: token('--border-strong'), actual: token('--data-actual'), plan: token('--data-plan'),
    planTint: token('--data-plan-tint'), base: token('--data-base'), fan: token('--fan'), fanHatch: token('--fan-hatch'), hatch: token('--missing-hatch'), missing: token('--missing-line'),
    status: {
      achieved: token('--status-achieved'), 'on-track': token('--status-on-track'), 'at-risk': token('--status-at-risk'),
      'off-track': token('--status-off-track'), none: token('--status-none'),
    },
  };
}

/** Reads the text of tokens.css, for whoever draws without a screen: the first value of each property, then those of `theme`. */
export function tokensOf(css: string, theme = 'light'): (name: string) => string {
  const found = new Map<string, string>();
  for (const block of css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const named = [...(block[1] ?? '').matchAll(/\[data-theme="([\w-]+)"\]/g)].map((match) => match[1]);
    for (const line of (block[2] ?? '').matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)) {
      const [name, value] = [line[1] ?? '', (line[2] ?? '').trim()];
      if (named.includes(theme) || (named.length === 0 && !found.has(name))) found.set(name, value);
    }
  }
  return (name) => found.get(name) ?? '';
}
