// cot-moc users: who there is, links to come in by, roles, ending and erasing; for whoever holds the machine, also where no administrator can come in.
import { join } from 'node:path';
import { runErrand } from '../access/by-command.ts';
import type { Errand, Listed, Run } from '../access/by-command.ts';
import { People } from '../access/people.ts';
import type { Grant, Role } from '../access/rights.ts';
import type { Home } from '../home.ts';
import { againstLog } from '../lake/chain.ts';
import { Refused } from '../lake/finding.ts';
import { nearest } from '../nearest.ts';
import { readRegistry } from '../registry/read.ts';
import { Misused, usage } from './command.ts';
import type { Command, Given, Tell } from './command.ts';
import { homeOf } from './places.ts';
import { ask, withHome } from './running.ts';

const WHATS = ['list', 'invite', 'roles', 'end', 'erase', 'reset'] as const;
type What = (typeof WHATS)[number];

export const users: Command = {
  name: 'users', takes: ['what?', 'person?'], options: ['name', 'email', 'role', 'home'],
  run: async (given, tell) => {
    const what = whatOf(given.words.what ?? 'list');
    const errand = errandOf(what, given);
    const root = homeOf(given.options.home);
    const done = await ask<Run>(root, { command: 'users', errand }) ?? await alone(root, errand);
    if (what === 'list') list(done.people, tell);
    else tell(`user-${what}`, { person: done.person, name: done.name || done.person, ends: done.ends_at, link: `${originOf(process.env)}/vao/${done.token}` });
  },
};

/** @throws Misused */
function whatOf(given: string): What {
  const known = WHATS.find((what) => what === given);
  if (!known) throw new Misused('unknown-what', { command: 'users', given, nearest: nearest(given, WHATS, 1)[0]!, known: WHATS.join(', ') });
  return known;
}

/** @throws Misused where a word is missing, or an option says nothing here */
function errandOf(what: What, { words, options }: Given): Errand {
  const needed = (name: 'person' | 'role', value: string | undefined): string => {
    if (value === undefined) throw new Misused('missing-word', { command: `users ${what}`, missing: name === 'role' ? '--role' : `<${name}>`, usage: usage(users) });
    return value;
  };
  const adds = what === 'invite' && words.person === undefined;
  const takes = ['home', ...(adds ? ['name', 'email', 'role'] : what === 'roles' ? ['role'] : [])];
  const stray = Object.keys(options).find((option) => !takes.includes(option));
  if (stray !== undefined) throw new Misused('unknown-option', { command: `users ${what}`, given: `--${stray}`, nearest: `--${nearest(stray, takes, 1)[0]!}`, known: takes.map((option) => `--${option}`).join(', ') });
  if (what === 'list') return { what };
  if (adds) {
    const grants = grantsOf(options.role ?? 'none');
    const name = options.name ?? (grants.some(({ role }) => role === 'administrator') ? 'Quản trị viên' : undefined);
    if (name === undefined) throw new Misused('missing-word', { command: 'users invite', missing: '--name', usage: usage(users) });
    return { what: 'add', name, email: options.email ?? null, grants };
  }
  const person = needed('person', words.person);
  return what === 'roles' ? { what, person, grants: grantsOf(needed('role', options.role)) } : { what, person };
}

/** `reporter:bg-so-noi-vu,area-lead:procedures,viewer`; `none` is no role. Whether there is such a role is asked where people are kept. */
function grantsOf(text: string): Grant[] {
  return text.split(',').filter((each) => each !== 'none').map((each) => {
    const [role, scope = ''] = each.split(/:(.*)/s) as [Role, string | undefined];
    return role === 'area-lead' ? { role, agency: '', area: scope } : { role, agency: scope, area: '' };
  });
}

function list(people: Listed[], tell: Tell): void {
  for (const { person, name, email, grants, ended_at: ended, second_factor: hasSecond, has_password: hasPassword } of people) {
    const roles = grants.map(({ role, agency, area }) => [role, agency || area].filter(Boolean).join(':')).join(',') || 'none';
    const state = ended !== null ? (name === '' ? 'erased' : 'ended') : !hasPassword ? 'invited' : hasSecond ? 'second' : 'password';
    tell(`user.${state}`, { person, name, email: email ?? '–', roles });
  }
  tell('users', { count: people.length });
}

/** The address under which people reach the house, as its settings have it. */
function originOf({ COT_MOC_ORIGIN: origin, TLS_CERT: cert, HOST: host = '127.0.0.1', PORT: port = '3000' }: NodeJS.ProcessEnv): string {
  return origin ?? `${cert ? 'https' : 'http'}://${host}:${port}`;
}

function alone(root: string, errand: Errand): Promise<Run> {
  return withHome(root, async (home) => {
    const lost = againstLog(home.state.log.read(), home.state);
    if (lost.length > 0) throw new Refused(...lost);
    home.state.log.catchUp(home.state);
    return runErrand(errand, new People(home.state), (name) => known(home, name));
  });
}

/** Names of the registry in force in the home. */
function known(home: Home, name: 'agency' | 'area'): string[] {
  const version = home.state.registryVersions().at(-1);
  const tables = version ? readRegistry(join(home.registry, version.hash), true).tables : new Map<string, never[]>();
  const [table, column] = name === 'agency' ? ['registry_agencies', 'id'] : ['registry_areas', 'area'];
  return [...new Set((tables.get(table!) ?? []).map(({ cells }: { cells: Record<string, unknown> }) => String(cells[column!])))];
}
