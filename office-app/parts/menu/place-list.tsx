import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../../data/change.ts';
import { useMenu, useMenuChoices } from '../../data/menu-choices.ts';
import { archivedOf, lastRank, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { Archived } from '../archived.tsx';
import { TextField } from '../fields.tsx';
import { Empty } from '../page.tsx';
import { RankVerbs } from './rank-verbs.tsx';

/** Who cooks it. */
export function StationList() {
  const { categories } = useMenuChoices();
  const stationOf = new Map(categories.map(({ id, station }) => [id, station]));
  const products = useMenu();
  return (
    <PlaceList
      table="stations"
      size={(id) => products.filter((one) => (one.station ?? stationOf.get(one.category)) === id).length}
      isInUse={(id) => [...categories, ...products].some(({ station }) => station === id)}
    />
  );
}

/** When it comes. */
export function CourseList() {
  const products = useMenu();
  const size = (id: string): number => products.filter(({ course }) => course === id).length;
  return <PlaceList table="courses" size={size} isInUse={(id) => size(id) > 0} />;
}

function PlaceList({
  table,
  size,
  isInUse,
}: {
  readonly table: 'stations' | 'courses';
  /** How many products it has. */
  readonly size: (id: string) => number;
  readonly isInUse: (id: string) => boolean;
}) {
  const core = useDevice();
  const change = useChange();
  const toast = useToast();
  const [made, setMade] = useState<string | null>(null);
  const rows = useRows(table);
  const places = useMenuChoices()[table];
  const said = words.products;
  const own = said[table];
  const add = (): void => {
    const id = core.newId();
    const fields = { name: own.fresh, rank: lastRank(rows.values()), archived: false };
    if (change({ table, id, fields }, said.made(fields.name)) !== null) setMade(id);
  };
  const archive = ({ id, name }: { readonly id: string; readonly name: string }): void => {
    if (isInUse(id)) toast({ text: own.inUse(name), tone: 'refused' });
    else change({ table, id, fields: { archived: true } }, said.archived(name));
  };
  return (
    <>
      <div className="filters">
        {places.length > 0 && <p className="muted">{own.detail}</p>}
        <span className="grow" />
        <button type="button" className="accent" onClick={add}>
          <Plus size={20} aria-hidden="true" /> {own.add}
        </button>
      </div>
      {places.length === 0 ? (
        <Empty title={own.none} detail={own.detail} />
      ) : (
        <ul className="cards-list">
          {places.map((place) => (
            <li key={place.id} className="card-row place-row" data-place={place.name}>
              <TextField
                label={said.nameOf(place.name)}
                isLabelHidden
                isNew={place.id === made}
                value={place.name}
                onCommit={(text) => {
                  if (text.trim() === '') return words.needsName;
                  change({ table, id: place.id, fields: { name: text.trim() } });
                  return null;
                }}
              />
              <span className="muted">{said.categoryHas(size(place.id))}</span>
              <RankVerbs table={table} row={place} all={places} onArchive={() => archive(place)} />
            </li>
          ))}
        </ul>
      )}
      <Archived table={table} title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
    </>
  );
}
