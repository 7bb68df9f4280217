/** Light for projectors in lit rooms, dark for televisions. */
export const THEMES = ['briefing', 'briefing-light'] as const;
export type Theme = (typeof THEMES)[number];
