// Who may do what: roles, what each of them may do, and for whom.
import { HttpError } from '../problem.ts';

export const ROLES = ['viewer', 'reporter', 'head', 'area-lead', 'reviewer', 'secretary', 'administrator', 'screen'] as const;
export type Role = (typeof ROLES)[number];
/** What somebody may do with others' things; one's own account is everybody's own. */
export type Deed = 'read' | 'read-live' | 'read-sheets' | 'submit' | 'approve' | 'review' | 'publish' | 'conclude' | 'confirm' | 'rule' | 'follow' | 'audit' | 'administer';
/** A role of a person, for one agency or area; '' is every one. */
export interface Grant { role: Role; agency: string; area: string }
/** A deed that somebody may do, for one agency and in one area; '' is every one. */
export interface Right { deed: Deed; agency: string; area: string }

/** What each role may do. */
export const DEEDS_OF: Record<Role, Deed[]> = {
  viewer: ['read'],
  reporter: ['read', 'read-live', 'read-sheets', 'submit'],
  head: ['read', 'read-live', 'read-sheets', 'submit', 'approve'],
  'area-lead': ['read', 'read-live', 'read-sheets'],
  reviewer: ['read', 'read-live', 'read-sheets', 'review', 'conclude', 'follow', 'audit'],
  secretary: ['read', 'read-live', 'read-sheets', 'publish', 'conclude', 'confirm', 'rule', 'follow', 'audit'],
  administrator: ['read', 'read-live', 'read-sheets', 'audit', 'administer'],
  screen: ['read'],
};
/** Roles that are always of one agency, and those that may be of one area. */
const OF_AGENCY: readonly Role[] = ['reporter', 'head'];
const OF_AREA: readonly Role[] = ['area-lead'];
/** Deeds that a grant for an area allows in that area alone; figures of targets are for all who read. */
const IN_AREA: readonly Deed[] = ['read-sheets'];
/** Deeds that change what others rely on: whoever may do one signs in with a second factor. */
const CHANGING: readonly Deed[] = ['submit', 'approve', 'review', 'publish', 'conclude', 'confirm', 'rule', 'administer'];

/** Everything that somebody may do, each right once. */
export function rightsOf(grants: readonly Grant[]): Right[] {
  const rights = grants.flatMap(({ role, agency, area }) => DEEDS_OF[role].map((deed): Right => ({ deed, agency, area: IN_AREA.includes(deed) ? area : '' })));
  return [...new Map(rights.map((right) => [Object.values(right).join('|'), right])).values()];
}

/** @param agency for whom it would be done; left out where the deed is for no one agency */
export function may(grants: readonly Grant[], deed: Deed, agency?: string): boolean {
  return rightsFor(grants, deed, agency).length > 0;
}

/** In which areas a deed may be done, in their order; null is in every one. */
export function areasOf(grants: readonly Grant[], deed: Deed, agency?: string): string[] | null {
  const areas = new Set(rightsFor(grants, deed, agency).map(({ area }) => area));
  return areas.has('') ? null : [...areas].sort();
}

function rightsFor(grants: readonly Grant[], deed: Deed, agency?: string): Right[] {
  return rightsOf(grants).filter((right) => right.deed === deed && (agency === undefined || right.agency === '' || right.agency === agency));
}

export function needsSecondFactor(grants: readonly Grant[]): boolean {
  return CHANGING.some((deed) => may(grants, deed));
}

/** @throws HttpError 422 where there is no such role, or not with such a scope */
export function checkGrant({ role, agency, area }: Grant): void {
  if (!(ROLES as readonly string[]).includes(role)) throw new HttpError(422, 'grant-wrong', { role: String(role).slice(0, 40), allowed: ROLES.join(', ') });
  if (OF_AGENCY.includes(role) === (agency === '') || (area !== '' && !OF_AREA.includes(role))) throw new HttpError(422, 'grant-scope', { role });
}
