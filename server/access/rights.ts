// Who may do what: roles, what each of them may do, and for whom.

export const ROLES = ['viewer', 'reporter', 'head', 'area-lead', 'reviewer', 'secretary', 'administrator', 'screen'] as const;
export type Role = (typeof ROLES)[number];
/** `own`: one's own account. */
export type Deed = 'read' | 'read-sheets' | 'submit' | 'approve' | 'review' | 'publish' | 'administer' | 'own';
/** A role of a person, for one agency or area; '' is every one. */
export interface Grant { role: Role; agency: string; area: string }

/** What each role may do. */
export const DEEDS_OF: Record<Role, Deed[]> = {
  viewer: ['read', 'own'],
  reporter: ['read', 'read-sheets', 'submit', 'own'],
  head: ['read', 'read-sheets', 'submit', 'approve', 'own'],
  'area-lead': ['read', 'read-sheets', 'own'],
  reviewer: ['read', 'read-sheets', 'review', 'own'],
  secretary: ['read', 'read-sheets', 'publish', 'own'],
  administrator: ['read', 'read-sheets', 'administer', 'own'],
  screen: ['read'],
};
/** Roles that are always of one agency, and those that may be of one area. */
export const OF_AGENCY: readonly Role[] = ['reporter', 'head'];
export const OF_AREA: readonly Role[] = ['area-lead'];
/** Deeds that change what others rely on: whoever may do one signs in with a second factor. */
const CHANGING: readonly Deed[] = ['submit', 'approve', 'review', 'publish', 'administer'];

/** @param agency for whom it would be done; left out where the deed is for no one agency */
export function may(grants: readonly Grant[], deed: Deed, agency?: string): boolean {
  return grants.some((grant) => DEEDS_OF[grant.role].includes(deed) && (agency === undefined || grant.agency === '' || grant.agency === agency));
}

export function needsSecondFactor(grants: readonly Grant[]): boolean {
  return CHANGING.some((deed) => may(grants, deed));
}
