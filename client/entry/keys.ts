// What a key means in the grid, as in Excel.
import type { Direction } from './grid.ts';

/** `select`: the cell is chosen, what is typed replaces it. `edit`: the caret moves within it. */
export type Mode = 'select' | 'edit';
export type Meaning =
  | { does: 'move' | 'extend'; to: Direction } | { does: 'edit' | 'revert' | 'undo' | 'redo' | 'fill' | 'clear' | 'all' } | null;
export interface Pressed { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean; isComposing: boolean }

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** Null: the browser's own meaning stands. While a word is being composed (Telex, VNI) every key is the input method's. */
export function meaningOf({ key, shiftKey, ctrlKey, metaKey, altKey, isComposing }: Pressed, mode: Mode, isRange: boolean): Meaning {
  if (isComposing || key === 'Process' || altKey) return null;
  const isCommand = ctrlKey || metaKey;
  if (isCommand) {
    const letter = key.toLowerCase();
    if (letter === 'z') return { does: shiftKey ? 'redo' : 'undo' };
    if (letter === 'y') return { does: 'redo' };
    if (letter === 'd') return { does: 'fill' };
    return null;
  }
  if (key === 'Enter') return { does: 'move', to: shiftKey ? 'up' : 'down' };
  if (key === 'F2') return { does: 'edit' };
  if (key === 'Escape') return { does: 'revert' };
  const to = ARROWS[key];
  if (to && mode === 'select') return { does: shiftKey ? 'extend' : 'move', to };
  if (to && (to === 'up' || to === 'down') && !shiftKey) return { does: 'move', to };
  if ((key === 'Delete' || (key === 'Backspace' && isRange)) && mode === 'select') return { does: 'clear' };
  return null;
}
