import { type DeviceRole, deviceRoles } from '@comanda/shared/floor/floor.ts';
import type { PairingOffer } from '@comanda/shared/sync/office-api.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Banknote, ChefHat, LayoutDashboard, Tablet } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useAsk } from '../../data/ask.ts';
import { useDevices } from '../../data/members.ts';
import { inUse, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { ChoiceCards, SelectField } from '../fields.tsx';
import { CodeCard } from './code-card.tsx';

export const roleIcons = { tablet: Tablet, kitchen: ChefHat, till: Banknote, office: LayoutDashboard } as const;

/** A name, what it is for, whom it works with; then a code. */
export function AddDevice({ role: wanted, onClose }: { readonly role: string | null; readonly onClose: () => void }) {
  const ask = useAsk();
  const groups = inUse(useRows('multi_sessions')).sort((a, b) => a.name.localeCompare(b.name));
  const names = new Set(useDevices().map(({ name }) => name));
  const [role, setRole] = useState<DeviceRole>(deviceRoles.find((one) => one === wanted) ?? 'tablet');
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [offer, setOffer] = useState<PairingOffer | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const said = words.devices;
  const name = typed ?? suggestion(said.suggested[role], names);
  const group = chosen ?? groups[0]?.id ?? '';

  const makeCode = async (): Promise<void> => {
    setIsAsking(true);
    const body = { name: name.trim(), role, multiSession: group };
    const made = await ask<PairingOffer>(
      offer === null
        ? { method: 'POST', path: '/office/pairing-codes', body }
        : { method: 'POST', path: `/office/devices/${offer.device}/pairing-code` },
    );
    setIsAsking(false);
    if (made !== null) setOffer(made);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void makeCode();
  };
  if (offer !== null) {
    return (
      <Sheet title={said.codeTitle(offer.name)} onClose={onClose}>
        <CodeCard key={offer.code} offer={offer} onNewCode={() => void makeCode()} onDone={onClose} />
      </Sheet>
    );
  }
  return (
    <Sheet title={said.add} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <ChoiceCards
          label={said.role}
          value={role}
          choices={deviceRoles.map((id) => {
            const Icon = roleIcons[id];
            const icon = <Icon key={id} size={26} aria-hidden="true" />;
            return { id, name: said.roles[id], detail: said.roleDetail[id], icon };
          })}
          onChoose={setRole}
        />
        <div className="pairs">
          <div className="field">
            <label htmlFor="device-name">{said.name}</label>
            <input
              id="device-name"
              value={name}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <SelectField label={said.multiSession} value={group} choices={groups} onChoose={setChosen} />
        </div>
        <button type="submit" className="primary" disabled={isAsking || name.trim() === '' || group === ''}>
          {isAsking ? said.making : said.makeCode}
        </button>
      </form>
    </Sheet>
  );
}

function suggestion(kind: string, taken: ReadonlySet<string>): string {
  let count = 1;
  while (taken.has(`${kind} ${count}`)) count += 1;
  return `${kind} ${count}`;
}
