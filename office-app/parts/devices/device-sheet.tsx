import { type Device, deviceRoles } from '@comanda/shared/floor/floor.ts';
import type { PairingOffer } from '@comanda/shared/sync/office-api.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Flashlight, QrCode as QrIcon } from 'lucide-react';
import { useState } from 'react';
import { useAsk } from '../../data/ask.ts';
import { useChange } from '../../data/change.ts';
import { useMembers, useThisDevice } from '../../data/members.ts';
import { inUse, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { SelectField, SwitchField, TextField } from '../fields.tsx';
import { MemberState } from '../member-state.tsx';
import { FloorChoice } from '../multi-sessions/floor-choice.tsx';
import { CodeCard } from './code-card.tsx';
import { RevokeForm } from './revoke-form.tsx';

/** Everything about one device. */
export function DeviceSheet({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const ask = useAsk();
  const toast = useToast();
  const member = useMembers().of.get(device.id);
  const here = useThisDevice();
  const [offer, setOffer] = useState<PairingOffer | null>(null);
  const said = words.devices;
  const { id, name } = device;

  const identify = async (): Promise<void> => {
    const done = await ask({ method: 'POST', path: `/office/devices/${id}/identify` });
    if (done !== null) toast({ text: said.identifySaid(name) });
  };
  const pairAgain = async (): Promise<void> => {
    const made = await ask<PairingOffer>({ method: 'POST', path: `/office/devices/${id}/pairing-code` });
    if (made !== null) setOffer(made);
  };
  if (offer !== null) {
    return (
      <Sheet title={said.codeTitle(name)} onClose={onClose}>
        <CodeCard key={offer.code} offer={offer} onNewCode={() => void pairAgain()} onDone={onClose} />
      </Sheet>
    );
  }
  return (
    <Sheet title={said.edit(name)} onClose={onClose}>
      <p className="row">
        <MemberState member={member} />
        {member !== undefined && member.lag !== null && <span className="muted">{words.members.lag(member.lag)}</span>}
        {member !== undefined && member.pending !== null && (
          <span className="muted">{words.members.pending(member.pending)}</span>
        )}
        {member !== undefined && member.program !== null && (
          <span className="muted">{words.members.version(member.program)}</span>
        )}
      </p>
      <DeviceFields device={device} />
      <div className="sheet-verbs">
        <button type="button" disabled={device.revoked} onClick={() => void identify()}>
          <Flashlight size={18} aria-hidden="true" /> {said.identify}
        </button>
        <button type="button" onClick={() => void pairAgain()}>
          <QrIcon size={18} aria-hidden="true" /> {said.pairAgain}
        </button>
      </div>
      <p className="muted">{said.pairAgainDetail}</p>
      {!device.revoked &&
        (id === here ? <p className="muted">{said.notThisOne}</p> : <RevokeForm device={device} onDone={onClose} />)}
    </Sheet>
  );
}

function DeviceFields({ device }: { readonly device: Device }) {
  const change = useChange();
  const rows = useRows('multi_sessions');
  const groups = inUse(rows).sort((a, b) => a.name.localeCompare(b.name));
  const group = rows.get(device.multiSession);
  const said = words.devices;
  const { id, name } = device;
  const set = (fields: Partial<Device>, text: string) => change({ table: 'devices', id, fields }, text);
  return (
    <div className="form">
      <div className="pairs fitting">
        <TextField
          label={said.name}
          value={name}
          maxLength={60}
          onCommit={(text) => {
            const renamed = text.trim();
            if (renamed === '') return words.needsName;
            set({ name: renamed }, said.renamed(renamed));
            return null;
          }}
        />
        <SelectField
          label={said.role}
          value={device.role}
          choices={deviceRoles.map((role) => ({ id: role, name: said.roles[role] }))}
          onChoose={(chosen) => {
            const role = deviceRoles.find((one) => one === chosen);
            if (role !== undefined) set({ role }, said.reRoled(name, said.roles[role]));
          }}
        />
        <SelectField
          label={said.multiSession}
          value={device.multiSession}
          choices={groups}
          onChoose={(chosen) => set({ multiSession: chosen }, said.moved(name, rows.get(chosen)?.name ?? ''))}
        />
      </div>
      <SwitchField
        label={said.paymentsBarred}
        isOn={device.paymentsBarred}
        onChange={(isOn) =>
          set({ paymentsBarred: isOn }, isOn ? said.paymentsBarredSaid(name) : said.paymentsAllowedSaid(name))
        }
      />
      {group !== undefined && (
        <section>
          <h3>{said.sharesFloors}</h3>
          <p className="muted">{said.sharesDetail(group.name)}</p>
          <FloorChoice group={group} />
        </section>
      )}
    </div>
  );
}
