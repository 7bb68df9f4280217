// Who may do what: roles, what each of them may do, and for whom.
import { HttpError } from '../problem.ts';

export const ROLES = ['viewer', 'reporter', 'head', 'area-lead', 'reviewer', 'secretary', 'administrator', 'screen'] as const;
export type Role = (typeof ROLES)[number];
/** What somebody may do with others' things; one's own account is everybody's own. */
export type Deed = 'read' | 'read-sheets' | 'submit' | 'approve' | 'review' | 'publish' | 'administer';
/** A role of a person, for one agency or area; '' is every one. */
export interface Grant { role: Role; agency: string; area: string }

/** What each role may do. */
export const DEEDS_OF: Record<Role, Deed[]> = {
  viewer: ['read'],
  reporter: ['read', 'read-sheets', 'submit'],
  head: ['read', 'read-sheets', 'submit', 'approve'],
  'area-lead': ['read', 'read-sheets'],
  reviewer: ['read', 'read-sheets', 'review'],
  secretary: ['read', 'read-sheets', 'publish'],
  administrator: ['read', 'read-sheets', 'administer'],
  screen: ['read'],
};
/** Roles that are always of one agency, and those that may be of one area. */
const OF_AGENCY: readonly Role[] = ['reporter', 'head'];
const OF_AREA: readonly Role[] = ['area-lead'];
/** Deeds that change what others rely on: whoever may do one signs in with a second factor. */
const CHANGING: readonly Deed[] = ['submit', 'approve', 'review', 'publish', 'administer'];

/** @param agency for whom it would be done; left out where the deed is for no one agency */
export function may(grants: readonly Grant[], deed: Deed, agency?: string): boolean {
  return grants.some((grant) => DEEDS_OF[grant.role].includes(deed) && (agency === undefined || grant.agency === '' || grant.agency === agency));
}

export function needsSecondFactor(grants: readonly Grant[]): boolean {
  return CHANGING.some((deed) => may(grants, deed));
}

/** @throws HttpError 422 where there is no such role, or not with such a scope */
export function checkGrant({ role, agency, area }: Grant): void {
  if (!(ROLES as readonly string[]).includes(role)) throw new HttpError(422, 'grant-wrong', { role: String(role).slice(0, 40), allowed: ROLES.join(', ') });
  if (OF_AGENCY.includes(role) === (agency === '') || (area !== '' && !OF_AREA.includes(role))) throw new HttpError(422, 'grant-scope', { role });
}
