// Earlier versions of the registry: which one was in force at a moment, and its tables beside today's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../home.ts';
import { readRegistry } from '../registry/read.ts';
import { fillTables } from '../registry/store.ts';
import { ALL_SHAPES } from '../registry/shape.ts';
import type { DuckDB } from './duckdb.ts';

/** What a comparison of two moments takes apart: the tables that each kind of news may change. */
export const GROUPS: Record<'rules' | 'definitions' | 'targets' | 'map' | 'time', string[]> = {
  rules: ['registry_rules'],
  definitions: ['registry_indicators', 'registry_breaks'],
  targets: ['registry_plans', 'registry_areas', 'registry_targets', 'registry_baselines', 'registry_milestones', 'registry_activities',
    'registry_criteria_sets', 'registry_criteria_areas', 'registry_criteria_classes', 'registry_criteria', 'registry_components', 'registry_component_steps', 'registry_results'],
  map: ['registry_agencies', 'registry_succession'],
  time: ['registry_calendar', 'registry_holidays', 'registry_ladder'],
};

export class Versions {
  private readonly db: DuckDB;
  private readonly home: Home;
  private readonly filled = new Map<string, Promise<boolean>>();

  constructor(db: DuckDB, home: Home) {
    this.db = db;
    this.home = home;
  }

  /** The hash of the version in force at a moment; the first one for all time before it, null where none was ever stored. */
  at(moment: string): string | null {
    const versions = this.home.state.registryVersions();
    return (versions.findLast((version) => version.at <= moment) ?? versions[0])?.hash ?? null;
  }

  /** The hash of the version in force now. */
  now(): string | null {
    return this.home.state.registryVersions().at(-1)?.hash ?? null;
  }

  /**
   * The tables of a version, by the name that they stand for; empty for the version in force, whose tables bear the names themselves.
   * A version of a form that is no longer read stands for itself with today's.
   */
  async tables(hash: string | null): Promise<Map<string, string>> {
    if (hash === null || hash === this.now() || !(await this.fill(hash))) return new Map();
    return new Map(ALL_SHAPES.map((shape) => [shape.table, `${schemaOf(hash)}.${shape.table}`]));
  }

  private fill(hash: string): Promise<boolean> {
    const known = this.filled.get(hash) ?? this.read(hash);
    this.filled.set(hash, known);
    return known;
  }

  private async read(hash: string): Promise<boolean> {
    const folder = join(this.home.registry, hash);
    if (!existsSync(folder)) return false;
    const registry = readRegistry(folder, true);
    if (registry.problems.length > 0) return false;
    await fillTables(registry, this.db, schemaOf(hash));
    return true;
  }
}

function schemaOf(hash: string): string {
  return `registry_${hash.slice(0, 12)}`;
}
