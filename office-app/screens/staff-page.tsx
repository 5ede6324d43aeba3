import { staffRoles } from '@comanda/shared/staff/staff.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { ownNames } from '@comanda/shared/ui/language/language.ts';
import { ChevronRight, KeyRound, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { usePinsKnown } from '../data/members.ts';
import { archivedOf, inUse, useRows } from '../data/rows.ts';
import { Archived } from '../parts/archived.tsx';
import { HeardLine } from '../parts/heard-line.tsx';
import { Empty, Page } from '../parts/page.tsx';
import { PersonSheet } from '../parts/people/person-sheet.tsx';
import { words } from '../words.ts';

/** @param isPinAsked somebody came to give the person a PIN */
export function StaffPage({ id, isPinAsked }: { readonly id: string | null; readonly isPinAsked: boolean }) {
  const [, go] = useLocation();
  const rows = useRows('staff');
  const people = inUse(rows).sort(
    (a, b) => staffRoles.indexOf(b.role) - staffRoles.indexOf(a.role) || a.name.localeCompare(b.name),
  );
  const chosen = rows.get(id ?? '') ?? null;
  const [turn, setTurn] = useState(0);
  const pins = usePinsKnown(turn);
  const said = words.staff;
  return (
    <Page
      title={said.title}
      needs="staff.edit"
      actions={
        <button type="button" className="accent" onClick={() => go('/staff/new')}>
          <UserPlus size={20} aria-hidden="true" /> {said.add}
        </button>
      }
    >
      {people.length === 0 ? (
        <Empty title={said.empty} />
      ) : (
        <ul className="people-list">
          {people.map((person) => (
            <li key={person.id} data-person={person.name}>
              <Link href={pins.lacksPin(person.id) ? `/staff/${person.id}/pin` : `/staff/${person.id}`}>
                <Badge initials={person.initials} colour={person.colour} />
                <span>
                  {person.name}
                  <small className="muted">
                    {[
                      said.roles[person.role],
                      ...(person.granted.length > 0 ? [said.extraRights(person.granted.length)] : []),
                      ...(person.language === null ? [] : [ownNames[person.language]]),
                      ...(person.paymentsBarred ? [said.paymentsBarred] : []),
                    ].join(' · ')}
                  </small>
                  {pins.lacksPin(person.id) && (
                    <span className="state" data-state="no-pin">
                      <KeyRound size={18} aria-hidden="true" /> {said.noPin}
                    </span>
                  )}
                </span>
                <ChevronRight size={20} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <HeardLine {...pins} />
      <Archived table="staff" title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
      {(id === 'new' || chosen !== null) && (
        <PersonSheet
          key={id}
          person={chosen}
          pin={{
            isMissing: chosen !== null && pins.lacksPin(chosen.id),
            isAsked: isPinAsked,
            onSet: () => setTurn((now) => now + 1),
          }}
          onMade={(made) => go(`/staff/${made}/pin`)}
          onClose={() => go('/staff')}
        />
      )}
    </Page>
  );
}
