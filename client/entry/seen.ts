// What is seen of a draft at a moment: its cells, and how far they are kept.
import type { Failure } from '../api.ts';
import type { Row } from '../../queries/types.ts';
import type { Line } from './grid.ts';
import type { Cells } from './held-cells.ts';
import type { Told } from './line-look.ts';

/** How far what was typed is kept. `afar`: the server did not answer, or could not keep it. `stranger`: somebody else has signed in. */
export type Saving = 'saved' | 'saving' | 'afar' | 'signed-out' | 'stranger' | 'disk' | 'refused';
/** `isKept`: as it was last seen here, since the server is out of reach. `keptAt`: when the server last had everything. `isLocal`: this browser keeps it too; `isKeeping`: it is about to. `told`: the server's sentence where it refused. */
export interface Seen {
  state: 'opening' | 'open' | 'failed'; failure: Failure | null; isKept: boolean; cells: Cells; lines: Line[]; due: Row<'dues'> | null; isCorrection: boolean; version: number; problems: Told[]; others: string[];
  saving: Saving; keptAt: number | null; isLocal: boolean; isKeeping: boolean; told: string; canUndo: boolean; canRedo: boolean;
}
