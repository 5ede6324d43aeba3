import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { type Permission, permissionsOf } from '@comanda/shared/staff/staff.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { EmptyState } from '@comanda/shared/ui/empty-state.tsx';
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRows } from '../data/rows.ts';
import { words } from '../words.ts';

/**
 * One page of the office.
 * @param needs what a person must be allowed to do to change anything here; who may not is told so before they try
 */
export function Page({
  title,
  detail,
  actions,
  needs,
  children,
}: {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  readonly needs?: Permission;
  readonly children: ReactNode;
}) {
  const core = useDevice();
  const person = useRows('staff').get(core.signedIn?.staff ?? '');
  const mayOnlyLook = needs !== undefined && person !== undefined && !permissionsOf(person).has(needs);
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {detail !== undefined && <p className="muted">{detail}</p>}
        </div>
        <div className="page-actions">
          {actions}
          <Link href="/who" className="page-person">
            <span className="visually-hidden">{words.nav.changePerson}</span>
            {person !== undefined && <Badge initials={person.initials} colour={person.colour} />}
          </Link>
        </div>
      </header>
      {mayOnlyLook && (
        <p className="may-look" role="note">
          <Eye size={20} aria-hidden="true" /> {words.mayLook(person.name)}
        </p>
      )}
      {children}
    </main>
  );
}

/** Instead of a list that has nothing in it. */
export function Empty({
  title,
  detail,
  children,
}: {
  readonly title: string;
  readonly detail?: string;
  readonly children?: ReactNode;
}) {
  return (
    <EmptyState title={title}>
      {detail !== undefined && <p className="muted">{detail}</p>}
      {children !== undefined && <div className="row">{children}</div>}
    </EmptyState>
  );
}
