import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import {
  type Language,
  languages,
  type Permission,
  permissions,
  permissionsOfRole,
  type Staff,
  staffRoles,
} from '@comanda/shared/staff/staff.ts';
import { ownNames } from '@comanda/shared/ui/language/language.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { inkOn } from '@comanda/shared/ui/theme/contrast.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Archive, Check } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../../data/change.ts';
import { initialsOf, palette } from '../../data/colours.ts';
import { inUse, useRows } from '../../data/rows.ts';
import { permissionName } from '../../names/words.ts';
import { words } from '../../words.ts';
import { ChoiceCards, SelectField, SwitchField, TextField } from '../fields.tsx';
import { PinForm, type PinState } from './pin-form.tsx';

type Set = (fields: Partial<Staff>) => void;

/** Everything about a person. A new one is written when they have a name. */
export function PersonSheet({
  person,
  pin,
  onMade,
  onClose,
}: {
  readonly person: Staff | null;
  readonly pin: PinState;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}) {
  const core = useDevice();
  const change = useChange();
  const toast = useToast();
  const all = inUse(useRows('staff'));
  const [draft, setDraft] = useState<Staff>(() => newPerson(core.newId(), all));
  const said = words.staff;
  if (person === null) {
    const { id, ...fields } = draft;
    const add = (): void => {
      if (draft.name === '' || draft.initials === '') toast({ text: words.needsName, tone: 'refused' });
      else if (change({ table: 'staff', id, fields }, said.added(fields.name)) !== null) onMade(id);
    };
    return (
      <Sheet title={said.newPerson} onClose={onClose}>
        <PersonFields person={draft} onSet={(changed) => setDraft((now) => ({ ...now, ...changed }))} />
        {/* Never grey: a name is taken as its field is left, which this touch does. */}
        <button type="button" className="primary" onClick={add}>
          {said.add}
        </button>
      </Sheet>
    );
  }
  const { id, name } = person;
  const isOnlyOwner = person.role === 'owner' && all.filter(({ role }) => role === 'owner').length === 1;
  const refuse = (text: string): void => toast({ text, tone: 'refused' });
  const set: Set = (fields) => {
    if (isOnlyOwner && fields.role !== undefined && fields.role !== 'owner') refuse(said.lastOwner);
    else change({ table: 'staff', id, fields }, said.saved(fields.name ?? name));
  };
  const archive = (): void => {
    if (isOnlyOwner) refuse(said.lastOwner);
    else if (core.signedIn?.staff === id) refuse(said.yourself);
    else if (change({ table: 'staff', id, fields: { archived: true } }, said.archived(name)) !== null) onClose();
  };
  return (
    <Sheet title={name} onClose={onClose}>
      <PersonFields person={person} onSet={set} />
      <PinForm person={person} {...pin} />
      <div className="sheet-verbs">
        <button type="button" className="danger" onClick={archive}>
          <Archive size={18} aria-hidden="true" /> {words.archive}
        </button>
        <small className="muted">{said.archivedNote}</small>
      </div>
    </Sheet>
  );
}

function newPerson(id: string, others: readonly Staff[]): Staff {
  const worn = new Set(others.map(({ colour }) => colour));
  return {
    id,
    name: '',
    initials: '',
    colour: palette.find((colour) => !worn.has(colour)) ?? palette[0],
    role: 'waiter',
    granted: [],
    paymentsBarred: false,
    language: null,
    archived: false,
  };
}

function PersonFields({ person, onSet }: { readonly person: Staff; readonly onSet: Set }) {
  const said = words.staff;
  return (
    <div className="form">
      <div className="pairs name-pairs">
        <TextField
          label={words.name}
          value={person.name}
          maxLength={60}
          onCommit={(text) => {
            const name = text.trim();
            if (name === '') return words.needsName;
            const follows = person.initials === '' || person.initials === initialsOf(person.name);
            onSet(follows ? { name, initials: initialsOf(name) } : { name });
            return null;
          }}
        />
        <TextField
          label={said.initials}
          value={person.initials}
          maxLength={4}
          onCommit={(text) => {
            if (text.trim() === '') return words.needsName;
            onSet({ initials: text.trim() });
            return null;
          }}
        />
        <SelectField
          label={said.language}
          value={person.language ?? ''}
          choices={[{ id: '', name: said.deviceLanguage }, ...languages.map((id) => ({ id, name: ownNames[id] }))]}
          onChoose={(chosen) => onSet({ language: chosen === '' ? null : (chosen as Language) })}
        />
      </div>
      <Colours chosen={person.colour} initials={person.initials} onChoose={(colour) => onSet({ colour })} />
      <ChoiceCards
        label={said.role}
        value={person.role}
        choices={staffRoles.map((id) => ({ id, name: said.roles[id], detail: said.roleDetail[id] }))}
        onChoose={(role) => onSet({ role })}
      />
      <SwitchField
        label={said.paymentsBarred}
        detail={said.paymentsBarredDetail}
        isOn={person.paymentsBarred}
        onChange={(paymentsBarred) => onSet({ paymentsBarred })}
      />
      <Permissions person={person} onSet={onSet} />
    </div>
  );
}

function Colours({
  chosen,
  initials,
  onChoose,
}: {
  readonly chosen: string;
  readonly initials: string;
  readonly onChoose: (colour: string) => void;
}) {
  // Whoever came with another colour keeps it.
  const offered = palette.some((colour) => colour === chosen) ? palette : [chosen, ...palette];
  return (
    <fieldset className="colours">
      <legend>{words.staff.colour}</legend>
      {offered.map((colour, at) => (
        <button
          key={colour}
          type="button"
          aria-pressed={colour === chosen}
          aria-label={words.staff.colourNumber(at + 1)}
          onClick={() => onChoose(colour)}
        >
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <circle cx="20" cy="20" r="18" fill={colour} />
            <text x="20" y="25" fill={inkOn(colour)}>
              {initials}
            </text>
          </svg>
          {colour === chosen && <Check size={16} strokeWidth={3} aria-hidden="true" />}
        </button>
      ))}
    </fieldset>
  );
}

function Permissions({ person, onSet }: { readonly person: Staff; readonly onSet: Set }) {
  const said = words.staff;
  const byRole = new Set<Permission>(permissionsOfRole[person.role]);
  const granted = new Set<Permission>(person.granted);
  const toggle = (permission: Permission, isOn: boolean): void =>
    onSet({
      granted: isOn ? [...person.granted, permission] : person.granted.filter((one) => one !== permission),
    });
  return (
    <details className="permissions" open={granted.size > 0}>
      <summary>{said.permissions}</summary>
      <p className="muted">{said.permissionsDetail}</p>
      <ul>
        {permissions.map((permission) => (
          <li key={permission}>
            <label>
              <input
                type="checkbox"
                checked={byRole.has(permission) || granted.has(permission)}
                disabled={byRole.has(permission)}
                onChange={(event) => toggle(permission, event.target.checked)}
              />
              <span>
                {permissionName(permission)}
                {byRole.has(permission) && <small className="muted"> {said.fromRole}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
