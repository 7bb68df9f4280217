// Puts the registry into the engine's tables and keeps each version that was ever in force.
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDB } from '../engine/duckdb.ts';
import { syncFile, syncFolder } from '../lake/durable.ts';
import type { Home } from '../home.ts';
import type { Registry } from './read.ts';
import { ALL_SHAPES } from './shape.ts';

const SQL_TYPE = { text: 'varchar', number: 'double', integer: 'bigint', boolean: 'boolean', date: 'date', timestamp: 'timestamp' } as const;

/** @param schema where another version's tables stand, beside those in force */
export async function fillTables(registry: Registry, db: DuckDB, schema = 'main'): Promise<void> {
  await db.use((lease) => lease.transaction(async () => {
    await lease.run(`create schema if not exists ${schema}`);
    for (const shape of ALL_SHAPES) {
      await lease.run(`create or replace table ${schema}.${shape.table} (${shape.cells.map((cell) => `"${cell.name}" ${SQL_TYPE[cell.kind]}`).join(', ')})`);
      const rows = (registry.tables.get(shape.table) ?? []).map((row) => shape.cells.map((cell) => row.cells[cell.name] ?? null));
      await lease.append(shape.table, shape.cells.map((cell) => cell.kind), rows, schema);
    }
  }));
  db.redefined();
}

/** Keeps the files of a version that the home has not seen as the latest one, then records the act. */
export async function keepVersion(registry: Registry, home: Home, at: string): Promise<void> {
  const folder = join(home.registry, registry.hash);
  if (!existsSync(folder)) {
    // Written aside first: a folder under its hash is whole.
    const aside = join(home.staging, `${registry.hash}.registry`);
    for (const [file, bytes] of registry.files) {
      const path = join(aside, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      await syncFile(path);
    }
    for (const name of new Set([...registry.files.keys()].map((file) => dirname(join(aside, file))))) await syncFolder(name);
    await rename(aside, folder);
    await syncFolder(home.registry);
  }
  home.state.addRegistryVersion(registry.hash, at);
}
