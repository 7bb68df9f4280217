// The day that it is in Vietnam, by which dues are kept.

/** @returns an ISO date; Vietnam keeps UTC+7 the whole year */
export function dayInVietnam(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
