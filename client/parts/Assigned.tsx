// To whom a component was given: oneself, somebody by name for those who give it, else that it was.
import { useMe } from '../access.ts';
import { useJson } from '../api.ts';
import { useDeed } from '../scores.ts';
import { useWords } from '../words.ts';

/** Somebody who hands in for an agency, as `GET /api/scores/people` tells it. */
export interface Assignable { person: string; name: string; agency: string }

export function AssignedTo({ person }: { person: string }) {
  const { say } = useWords();
  const me = useMe();
  const publishes = useDeed('publish');
  const people = useJson<Assignable[]>(publishes ? 'scores/people' : null);
  if (me?.signed?.person === person) return say('scores:assignedYou');
  const name = people.state === 'ready' ? people.rows.find((one) => one.person === person)?.name : undefined;
  return name === undefined ? say('scores:assigned') : say('scores:assignedTo', { person: name });
}
