import type { Staff } from '../staff/staff.ts';
import { Badge } from './badge.tsx';
import { EmptyState } from './empty-state.tsx';
import { words } from './words.ts';

type Person = Pick<Staff, 'id' | 'name' | 'initials' | 'colour' | 'role'>;

/** Everybody who works here, by name, each a large button. */
export function PeopleList<P extends Person>({
  people,
  onChoose,
}: {
  readonly people: readonly P[];
  readonly onChoose: (person: P) => void;
}) {
  if (people.length === 0) return <EmptyState title={words.signIn.waiting} />;
  return (
    <ul className="people">
      {people
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((person) => (
          <li key={person.id}>
            <button type="button" onClick={() => onChoose(person)}>
              <Badge initials={person.initials} colour={person.colour} />
              <span>{person.name}</span>
              <small>{words.roles[person.role]}</small>
            </button>
          </li>
        ))}
    </ul>
  );
}
