// What a cell of the registry's files may hold, and the table that a file becomes.
import type { Kind } from '../engine/values.ts';

/** `of`: allowed words. `ids`: blank-separated ids of that table. `needed`: may not be empty. */
export interface Cell { name: string; kind: Kind; needed?: boolean; of?: readonly string[]; ids?: string; least?: number; form?: RegExp }
/** `cells`: the table's columns. `written`: those of the file, where the table is derived from it when it is read. */
export interface Shape { table: string; file: string; key: string[]; cells: Cell[]; written?: Cell[] }

export const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const PART = /^([a-z]+=[a-z0-9-]+)?$/;

export const text = (name: string, more: Partial<Cell> = {}): Cell => ({ name, kind: 'text', ...more });
export const must = (name: string, more: Partial<Cell> = {}): Cell => text(name, { needed: true, ...more });
export const number = (name: string, more: Partial<Cell> = {}): Cell => ({ name, kind: 'number', ...more });
export const whole = (name: string, more: Partial<Cell> = {}): Cell => ({ name, kind: 'integer', ...more });
export const date = (name: string, more: Partial<Cell> = {}): Cell => ({ name, kind: 'date', ...more });
export const year = (name: string, more: Partial<Cell> = {}): Cell => whole(name, { least: 2000, ...more });
