// In what order the files of the suite begin: those that take longest first, so that at the end no worker waits for another.
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** As measured, longest first; what is not named comes after these, larger files first. */
const LONGEST = [
  'lake/kill', 'cycle/kill', 'pages/pages', 'method/cases', 'queries/origins', 'pages/review', 'queries/answers', 'pages/trace', 'queries/behind', 'pages/filled', 'pages/offline', 'pages/briefing',
  'queries/numbers', 'access/routes', 'pages/cycle', 'api', 'pages/conclusions', 'pages/access', 'commands/backup', 'commands/seal', 'access/areas', 'method/properties', 'scoring/cases', 'scoring/agree', 'drafts',
].map((name) => `/test/${name}.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
