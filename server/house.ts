// Puts the rooms together: home, registry, engine, intake, and made-up data where a home begins empty.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { House } from './app.ts';
import { openControl } from './control.ts';
import { landDemo } from './demo/land-demo.ts';
import { dayInVietnam } from './engine/day.ts';
import { Engine } from './engine/engine.ts';
import { People } from './access/people.ts';
import { KEY, Vault } from './access/secrets.ts';
import { Sessions } from './access/sessions.ts';
import { Provider } from './access/sso.ts';
import { openHome } from './home.ts';
import { keepSpare } from './intake/sheets.ts';
import { Intake } from './intake/submit.ts';
import { againstLog } from './lake/chain.ts';
import { sweep } from './lake/sweep.ts';
import { examples } from './method/examples.ts';
import { lineOf, readRegistry } from './registry/read.ts';
import { fillTables, keepVersion } from './registry/store.ts';
import { validate } from './registry/validate.ts';
import { isLoopback } from './settings.ts';
import type { Settings } from './settings.ts';
import { say } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `later` lands what the first page does not need. */
export interface Open { house: House; close: () => Promise<void>; later: () => Promise<void> }

/** @throws Error whose message says what is wrong with the home or the registry, a line for each problem */
export async function openHouse(settings: Settings, tell: (line: string) => void): Promise<Open> {
  const isNew = !existsSync(join(settings.home, 'state.sqlite'));
  const home = openHome(settings.home);
  const log = pino({ level: process.env.LOG_LEVEL ?? 'info' }, pino.destination({ dest: 2, sync: false }));
  if (isNew && settings.demo) home.state.setFact('demo', 'on');
  const demo = home.state.fact('demo') === 'on';

  const lost = againstLog(home.state.log.read(), home.state);
  if (lost.length > 0) {
    home.state.close();
    throw new Error(['The chain of acts is not what it was:', ...lost.map(({ code, params }) => say('en', `commands:found.${code}`, params))].join('\n'));
  }
  home.state.log.catchUp(home.state);

  const registry = readRegistry(settings.data, demo);
  const problems = validate(registry, settings.sources);
  if (problems.length > 0) {
    home.state.close();
    throw new Error([`The registry in ${settings.data} has ${problems.length} problems:`, ...problems.map(lineOf)].join('\n'));
  }
  const swept = await sweep(home);
  for (const path of swept.quarantined) tell(`Set aside ${path}: no submission in the manifest owns it.`);
  if (swept.alarms.length > 0) {
    home.state.close();
    throw new Error(['The lake does not match its manifest; restore these files from a backup:', ...swept.alarms].join('\n'));
  }
  await keepVersion(registry, home, new Date().toISOString());

  const engine = await Engine.open(home);
  await fillTables(registry, engine.db);
  await engine.makeReady();
  const intake = new Intake(home, engine, log);
  const vault = new Vault(join(home.root, KEY));
  const people = new People(home.state, vault);
  const house: House = {
    home, engine, intake, people, sessions: new Sessions(home.state), provider: settings.sso && new Provider(settings.sso, vault), anonymous: settings.anonymous ?? demo, guests: demo && isLoopback(settings.host) && settings.proxy.length === 0 && !settings.sso, encryptedOnly: !isLoopback(settings.host), review: settings.review, demo, progress: { done: 0, total: 0 }, examples: examples(settings.data), log,
  };

  keepSpare();
  const closeControl = openControl(house);

  const hourly = setInterval(() => void intake.inTurn(async () => {
    const found = await sweep(home, HOUR_MS);
    for (const alarm of found.alarms) log.error({ alarm }, 'the lake does not match its manifest');
  }).catch((error: unknown) => log.error({ err: error }, 'the hourly sweep failed')), HOUR_MS);
  hourly.unref();

  let day = dayInVietnam(new Date());
  const daily = setInterval(() => {
    if (dayInVietnam(new Date()) === day) return;
    day = dayInVietnam(new Date());
    intake.inTurn(() => engine.makeReady()).catch((error: unknown) => log.error({ err: error }, 'the day could not be turned'));
  }, MINUTE_MS);
  daily.unref();

  const later = demo ? await landDemo(house, settings.data, tell) : async () => undefined;
  return {
    house, later,
    close: async () => {
      clearInterval(hourly);
      clearInterval(daily);
      closeControl();
      await intake.inTurn(async () => undefined);
      engine.close();
      await house.examples.close();
      home.state.close();
    },
  };
}
