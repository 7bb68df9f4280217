// Labels keep near their marks.
import { expect, test } from 'vitest';
import type { Pen } from '../../client/charts/grammar.ts';
import { placeLabels } from '../../client/charts/labels.ts';
import type { Label } from '../../client/charts/labels.ts';
import { theme } from './draw.ts';

const pen = { x: (q: number) => q, y: (level: number) => level, box: { left: 40, right: 800, top: 20, bottom: 400 }, width: 900 } as unknown as Pen;
const label: Label = { text: '31/37', q: 500, level: 200, sides: ['right', 'left'], fill: '#000', size: 13, clear: 5, droppable: true };
/** Words all around the mark, but for a place beside the rule at `x`. */
const placed = (x: number, own: Label) => placeLabels([own], { marks: [], lines: [], uprights: [{ x, half: 2 }], words: [{ left: x + 2, right: 700, top: 0, bottom: 400 }] }, pen, theme);

test('a label that may be left out is left out rather than put where it would be read as another’s', () => {
  expect(placed(480, label)).toHaveLength(1);
  expect(placed(440, label)).toHaveLength(0);
  expect(placed(440, { ...label, droppable: false })).toHaveLength(1);
});
