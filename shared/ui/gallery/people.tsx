import { useState } from 'react';
import { crew } from '../../sample/people.ts';
import { PeopleList } from '../people-list.tsx';
import { ManagerSheet } from '../sheets/manager-sheet.tsx';
import { useToast } from '../toasts.tsx';
import { words } from '../words.ts';
import { Exhibit } from './exhibit.tsx';

const people = crew.map((person) => ({ ...person, id: person.name }));
const managers = people.filter(({ role }) => role === 'manager' || role === 'owner');

export function People() {
  const say = useToast();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Exhibit title="People">
      <div className="exhibit-card">
        <PeopleList people={people} onChoose={({ name }) => say({ text: name })} />
      </div>
      <div className="row">
        <button type="button" onClick={() => setIsAsking(true)}>
          Ask a manager
        </button>
      </div>
      {isAsking && (
        <ManagerSheet
          what="Void 1 × Rib eye, 385.00"
          people={managers}
          approve={async (_, pin) => (pin === '5823' ? null : words.signIn.unreachable)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Exhibit>
  );
}
