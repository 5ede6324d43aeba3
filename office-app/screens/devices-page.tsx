import { useHost } from '@comanda/shared/replica/react/hooks.ts';
import { ThisDevice } from '@comanda/shared/ui/sheets/this-device.tsx';
import { Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import { useDevices, useMembers } from '../data/members.ts';
import { useRows } from '../data/rows.ts';
import { AddDevice } from '../parts/devices/add-device.tsx';
import { DeviceSheet } from '../parts/devices/device-sheet.tsx';
import { MembersTable } from '../parts/multi-sessions/members-table.tsx';
import { Empty, Page } from '../parts/page.tsx';
import { SetAsideList } from '../parts/set-aside/set-aside-list.tsx';
import { words } from '../words.ts';

export function DevicesPage({ id, role }: { readonly id: string | null; readonly role: string | null }) {
  const [, go] = useLocation();
  const host = useHost();
  const devices = useDevices();
  const members = useMembers();
  const chosen = useRows('devices').get(id ?? '');
  const said = words.devices;
  const close = (): void => go('/devices');
  const addButton = (
    <button type="button" className="accent" onClick={() => go('/devices/new')}>
      <Plus size={20} aria-hidden="true" /> {said.add}
    </button>
  );
  return (
    <Page title={said.title} needs="device.pair" actions={addButton}>
      {devices.length === 0 ? (
        <Empty title={said.empty}>{addButton}</Empty>
      ) : (
        <section className="card">
          <MembersTable devices={devices} members={members} caption={said.list} />
        </section>
      )}
      <SetAsideList isAskedFor={id === 'set-aside'} />
      <section className="card">
        <h2>{said.other}</h2>
        <p className="muted">{said.otherDetail}</p>
        <p>{said.thisAddress(host.address ?? '–')}</p>
        <div className="row">
          <button type="button" onClick={() => go('/devices/this')}>
            {words.nav.thisDevice}
          </button>
        </div>
      </section>
      {id === 'new' && <AddDevice role={role} onClose={close} />}
      {id === 'this' && <ThisDevice onClose={close} />}
      {chosen !== undefined && <DeviceSheet key={chosen.id} device={chosen} onClose={close} />}
    </Page>
  );
}
