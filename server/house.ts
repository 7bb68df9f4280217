// Puts the rooms together: home, registry, engine, intake, and made-up data where a home begins empty.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { House } from './app.ts';
import { openControl } from './control.ts';
import { Presence } from './cycle/presence.ts';
import { keepPrints } from './cycle/publications.ts';
import { landDemo } from './demo/land-demo.ts';
import { Drafts } from './drafts/drafts.ts';
import { dayInVietnam } from '../client/format.ts';
import { Engine } from './engine/engine.ts';
import { People } from './access/people.ts';
import { Proofs } from './access/proofs.ts';
import { Refusals } from './access/refusals.ts';
import { KEY, Vault } from './access/secrets.ts';
import { Sessions } from './access/sessions.ts';
import { Provider } from './access/sso.ts';
import { Books } from './files/books.ts';
import { openHome } from './home.ts';
import { Intake } from './intake/submit.ts';
import { againstLog } from './lake/chain.ts';
import { sweep } from './lake/sweep.ts';
import { examples } from './method/examples.ts';
import { holidaysOf } from './registry/dues.ts';
import { lineOf, readRegistry } from './registry/read.ts';
import { fillTables, keepVersion } from './registry/store.ts';
import { validate } from './registry/validate.ts';
import { Calendars } from './reminders/calendars.ts';
import { Post } from './reminders/post.ts';
import { ReceiptMails } from './reminders/receipt-mails.ts';
import { Rounds } from './reminders/rounds.ts';
import { isLoopback } from './settings.ts';
import type { Settings } from './settings.ts';
import { say } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How often it is looked whether somebody is to be reminded. */
const ROUND_MS = 5 * MINUTE_MS;

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
  await keepVersion(registry, home, home.state.now());

  const notKept = (error: unknown): void => log.error({ err: error }, 'answers could not be kept ready');
  const engine = await Engine.open(home, notKept);
  await fillTables(registry, engine.db);
  await engine.makeReady();
  const intake = new Intake(home, engine, log);
  const vault = new Vault(join(home.root, KEY));
  const refusals = new Refusals(home.state);
  const people = new People(home.state);
  const post = settings.smtp && new Post(settings.smtp);
  const receiptMails = new ReceiptMails({ home, engine, people, demo, log }, post, settings.origin);
  const rounds = new Rounds({ state: home.state, engine, people, approval: settings.approval, demo, log }, { post, quiet: settings.quiet, holidays: holidaysOf(registry), origin: settings.origin });
  const house: House = {
    home, engine, intake, drafts: new Drafts(home.state), people, proofs: new Proofs(home.state, people, vault, refusals), sessions: new Sessions(home.state), refusals, rounds, receiptMails, calendars: new Calendars(home.state, vault), books: new Books(settings.chromium), data: settings.data, provider: settings.sso && new Provider(settings.sso, vault), anonymous: settings.anonymous ?? demo, guests: demo && isLoopback(settings.host) && settings.proxy.length === 0 && !settings.sso, encryptedOnly: !isLoopback(settings.host), review: settings.review, approval: settings.approval, presence: new Presence(), demo, progress: { done: 0, total: 0 }, examples: examples(settings.data, notKept), log,
  };

  await keepPrints(house);
  const closeControl = openControl(house);

  const hourly = setInterval(() => void intake.inTurn(async () => {
    const found = await sweep(home, HOUR_MS);
    for (const alarm of found.alarms) log.error({ alarm }, 'the lake does not match its manifest');
  }).catch((error: unknown) => log.error({ err: error }, 'the hourly sweep failed')), HOUR_MS);
  hourly.unref();

  let isTurning = false;
  const minutely = setInterval(() => {
    try {
      refusals.turn();
    } catch (error) {
      log.error({ err: error }, 'refused acts could not be written');
    }
    // What could not be turned is tried again with the next minute.
    if (isTurning || dayInVietnam(new Date()) === engine.day) return;
    isTurning = true;
    void intake.inTurn(() => engine.makeReady()).catch((error: unknown) => log.error({ err: error }, 'the day could not be turned')).finally(() => { isTurning = false; });
  }, MINUTE_MS);
  minutely.unref();

  const reminding = setInterval(() => {
    // While made-up sheets land, they are missing only for now.
    if (house.progress.done < house.progress.total) return;
    void receiptMails.round(new Date());
    rounds.round(new Date()).catch((error: unknown) => log.error({ err: error }, 'reminders could not be sent'));
  }, ROUND_MS);
  reminding.unref();

  const later = demo ? await landDemo(house, settings.data, tell) : async () => undefined;
  return {
    house, later,
    close: async () => {
      clearInterval(hourly);
      clearInterval(minutely);
      clearInterval(reminding);
      await rounds.end();
      await receiptMails.end();
      closeControl();
      await intake.inTurn(async () => undefined);
      refusals.turn();
      await engine.close();
      await house.examples.close();
      home.state.close();
    },
  };
}
