// The words of filling in a sheet, with those of its checks: said where there is no connection too.
import entryEn from '../../data/words/entry.en.json' with { type: 'json' };
import entryVi from '../../data/words/entry.vi.json' with { type: 'json' };
import problemsEn from '../../data/words/problems.en.json' with { type: 'json' };
import problemsVi from '../../data/words/problems.vi.json' with { type: 'json' };
import sheetEn from '../../data/words/sheet.en.json' with { type: 'json' };
import sheetVi from '../../data/words/sheet.vi.json' with { type: 'json' };
import { sayIn, teach } from '../words.ts';
import type { Lang } from '../words.ts';

teach('entry', entryVi, entryEn);
teach('problems', problemsVi, problemsEn);
teach('sheet', sheetVi, sheetEn);

/** As the server says it. */
export function saying(lang: Lang, key: string, params: Record<string, unknown> = {}): string {
  return sayIn(lang)(key, params);
}
