import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { LayoutGrid, MonitorSmartphone, Settings2, Share2, Sun, Users, UtensilsCrossed } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useRows } from '../data/rows.ts';
import { words } from '../words.ts';

const pages = [
  { path: '/', name: 'today', Icon: Sun },
  { path: '/floors', name: 'floors', Icon: LayoutGrid },
  { path: '/products', name: 'products', Icon: UtensilsCrossed },
  { path: '/multi-sessions', name: 'multiSessions', Icon: Share2 },
  { path: '/devices', name: 'devices', Icon: MonitorSmartphone },
  { path: '/staff', name: 'staff', Icon: Users },
] as const;

/** At the left; at the lower edge of a phone. */
export function Nav() {
  const core = useDevice();
  const [at, go] = useLocation();
  const person = useRows('staff').get(core.signedIn?.staff ?? '');
  const [setting] = useRows('settings').values();
  const isHere = (path: string): boolean => (path === '/' ? at === '/' : at.startsWith(path));
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <p className="nav-brand">
        <strong>{setting?.restaurant ?? words.title}</strong>
        <small>{words.title}</small>
      </p>
      <ul className="nav-pages">
        {pages.map(({ path, name, Icon }) => (
          <li key={path}>
            <Link href={path} className="nav-link" aria-current={isHere(path) ? 'page' : undefined}>
              <Icon size={22} aria-hidden="true" />
              <span>{words.nav[name]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="nav-foot">
        <button type="button" className="nav-person" title={words.nav.changePerson} onClick={() => go('/who')}>
          {person !== undefined && <Badge initials={person.initials} colour={person.colour} />}
          <span>
            {person?.name ?? words.nav.changePerson}
            <small>{person === undefined ? '' : words.staff.roles[person.role]}</small>
          </span>
        </button>
        <Link href="/devices/this" className="nav-link" title={words.nav.thisDevice}>
          <Settings2 size={22} aria-hidden="true" />
          <span>{core.replica.config?.name ?? words.nav.thisDevice}</span>
        </Link>
      </div>
    </nav>
  );
}
