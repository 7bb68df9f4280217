// A criteria set put into the data folder: written aside and synced, then given its name, so that a folder under it is whole.
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFile, syncFolder } from '../lake/durable.ts';
import { filesOf, idOf } from './criteria-set.ts';
import type { SetTexts } from './criteria-set.ts';

/** Takes the place of a set of its id. Beside `criteria/`, since every folder in that is a set. @returns the folder */
export async function keepSet(data: string, set: SetTexts): Promise<string> {
  const id = idOf(set);
  const folder = join(data, 'criteria', id);
  const [aside, before] = ['new', 'before'].map((name) => join(data, `.criteria-${id}-${process.pid}.${name}`)) as [string, string];
  await mkdir(aside, { recursive: true });
  for (const [name, text] of filesOf(set)) {
    await writeFile(join(aside, name), text);
    await syncFile(join(aside, name));
  }
  await syncFolder(aside);
  await mkdir(join(data, 'criteria'), { recursive: true });
  if (existsSync(folder)) await rename(folder, before);
  await rename(aside, folder);
  await syncFolder(join(data, 'criteria'));
  await rm(before, { recursive: true, force: true });
  return folder;
}
