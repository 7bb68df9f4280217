// Who sees conclusions that are not signed yet: those who may record one.
import type { Response } from 'express';
import type { House } from '../app.ts';
import type { Bound } from '../engine/values.ts';
import { mayFor, signedOf } from '../access/guard.ts';

export const SEES_DRAFTS: Bound = { drafts: { kind: 'boolean', value: true } };

/** What a question of conclusions is bound to; nothing for everybody else, so that their answer is kept once. */
export function draftsSeenBy(house: House, res: Response): Bound {
  const signed = signedOf(res);
  return signed !== null && signed.needs === null && mayFor(house, signed.grants, 'conclude') ? SEES_DRAFTS : {};
}
