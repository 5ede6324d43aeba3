import type { MultiSession } from '@comanda/shared/floor/floor.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Tabs } from '@comanda/shared/ui/form/tabs.tsx';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Archive, Plus } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useChange } from '../data/change.ts';
import { useDevices, useMembers } from '../data/members.ts';
import { archivedOf, inUse, useRows } from '../data/rows.ts';
import { Archived } from '../parts/archived.tsx';
import { SwitchField, TextField } from '../parts/fields.tsx';
import { FloorChoice } from '../parts/multi-sessions/floor-choice.tsx';
import { MembersTable } from '../parts/multi-sessions/members-table.tsx';
import { PatienceCard } from '../parts/multi-sessions/patience-card.tsx';
import { Empty, Page } from '../parts/page.tsx';
import { words } from '../words.ts';

export function MultiSessionsPage({ id }: { readonly id: string | null }) {
  const core = useDevice();
  const [, go] = useLocation();
  const change = useChange();
  const rows = useRows('multi_sessions');
  const groups = inUse(rows).sort((a, b) => a.name.localeCompare(b.name));
  const shown = groups.find((one) => one.id === id) ?? groups[0];
  const said = words.multiSessions;
  const add = (): void => {
    const made = core.newId();
    const fields = {
      name: said.newName,
      floors: [],
      paymentsBarred: false,
      guestsAsked: true,
      courses: true,
      oneWaiterPerTable: false,
      archived: false,
    };
    if (change({ table: 'multi_sessions', id: made, fields }, said.created(fields.name)) !== null)
      go(`/multi-sessions/${made}`);
  };
  const addButton = (
    <button type="button" onClick={add}>
      <Plus size={20} aria-hidden="true" /> {said.add}
    </button>
  );
  return (
    <Page title={said.title} detail={said.detail} needs="multisession.edit" actions={addButton}>
      {groups.length === 0 ? (
        <Empty title={said.empty} detail={said.emptyDetail}>
          {addButton}
        </Empty>
      ) : (
        shown !== undefined && (
          <Tabs
            label={said.title}
            value={shown.id}
            tabs={groups.map((group) => ({ value: group.id, label: group.name }))}
            onChange={(value) => go(`/multi-sessions/${value}`)}
          >
            <OneMultiSession key={shown.id} group={shown} />
          </Tabs>
        )
      )}
      <Archived table="multi_sessions" title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
    </Page>
  );
}

const rules = [
  ['guestsAsked', 'guestsAsked', 'guestsAskedDetail'],
  ['courses', 'courses', 'coursesDetail'],
  ['oneWaiterPerTable', 'oneWaiter', 'oneWaiterDetail'],
  ['paymentsBarred', 'paymentsBarred', 'paymentsBarredDetail'],
] as const;

function OneMultiSession({ group }: { readonly group: MultiSession }) {
  const change = useChange();
  const toast = useToast();
  const members = useMembers();
  const devices = useDevices().filter(({ multiSession }) => multiSession === group.id);
  const said = words.multiSessions;
  const set = (fields: Partial<MultiSession>, text?: string) =>
    change({ table: 'multi_sessions', id: group.id, fields }, text);
  const archive = (): void => {
    const inService = devices.filter(({ revoked }) => !revoked).length;
    if (inService > 0) toast({ text: said.stillDevices(inService), tone: 'refused' });
    else set({ archived: true }, said.archived(group.name));
  };
  return (
    <>
      <div className="floor-head">
        <TextField
          label={said.newName}
          isLabelHidden
          className="title-field"
          value={group.name}
          maxLength={60}
          onCommit={(text) => {
            if (text.trim() === '') return words.needsName;
            set({ name: text.trim() });
            return null;
          }}
        />
        <span className="grow" />
        <button type="button" className="danger" onClick={archive}>
          <Archive size={18} aria-hidden="true" /> {words.archive}
        </button>
      </div>
      <div className="two-cards">
        <section className="card">
          <h2>{said.floors}</h2>
          <p className="muted">{said.floorsDetail}</p>
          <FloorChoice group={group} />
        </section>
        <section className="card">
          <h2>{said.rules}</h2>
          <div className="switches">
            {rules.map(([field, label, detail]) => (
              <SwitchField
                key={field}
                label={said[label]}
                detail={said[detail]}
                isOn={group[field]}
                onChange={(isOn) => set({ [field]: isOn })}
              />
            ))}
          </div>
        </section>
      </div>
      <PatienceCard group={group} />
      <section className="card">
        <header className="card-head">
          <h2>{said.members}</h2>
          <Link href="/devices/new" className="button">
            <Plus size={20} aria-hidden="true" /> {said.addDevice}
          </Link>
        </header>
        {devices.length === 0 ? (
          <p className="muted">{said.noMembers}</p>
        ) : (
          <MembersTable devices={devices} members={members} caption={said.members} />
        )}
      </section>
    </>
  );
}
