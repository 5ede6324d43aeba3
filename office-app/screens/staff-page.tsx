import { staffRoles } from '@comanda/shared/staff/staff.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { ownNames } from '@comanda/shared/ui/language/language.ts';
import { ChevronRight, UserPlus } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { archivedOf, inUse, useRows } from '../data/rows.ts';
import { Archived } from '../parts/archived.tsx';
import { Empty, Page } from '../parts/page.tsx';
import { PersonSheet } from '../parts/people/person-sheet.tsx';
import { words } from '../words.ts';

export function StaffPage({ id }: { readonly id: string | null }) {
  const [, go] = useLocation();
  const rows = useRows('staff');
  const people = inUse(rows).sort(
    (a, b) => staffRoles.indexOf(b.role) - staffRoles.indexOf(a.role) || a.name.localeCompare(b.name),
  );
  const chosen = rows.get(id ?? '') ?? null;
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
              <Link href={`/staff/${person.id}`}>
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
                </span>
                <ChevronRight size={20} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Archived table="staff" title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
      {(id === 'new' || chosen !== null) && (
        <PersonSheet key={id} person={chosen} onMade={(made) => go(`/staff/${made}`)} onClose={() => go('/staff')} />
      )}
    </Page>
  );
}
