import type { Category } from '@comanda/shared/menu/menu.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../../data/change.ts';
import { useMenu, useMenuChoices } from '../../data/menu-choices.ts';
import { archivedOf, lastRank, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { Archived } from '../archived.tsx';
import { SelectField, TextField } from '../fields.tsx';
import { Empty } from '../page.tsx';
import { RankVerbs } from './rank-verbs.tsx';

const none = '';

/** The shelves of the menu, in the order in which tablets show them. */
export function CategoryList() {
  const core = useDevice();
  const change = useChange();
  const toast = useToast();
  const [made, setMade] = useState<string | null>(null);
  const rows = useRows('categories');
  const { categories, stations } = useMenuChoices();
  const products = useMenu();
  const said = words.products;
  const size = (id: string): number => products.filter((product) => product.category === id).length;
  const add = (): void => {
    const fields = { name: said.newCategory, rank: lastRank(rows.values()), station: null, archived: false };
    const id = core.newId();
    if (change({ table: 'categories', id, fields }, said.added(fields.name)) !== null) setMade(id);
  };
  const archive = ({ id, name }: Category): void => {
    if (size(id) > 0) toast({ text: said.categoryInUse(size(id)), tone: 'refused' });
    else change({ table: 'categories', id, fields: { archived: true } }, said.categoryArchived(name));
  };
  return (
    <>
      <div className="filters">
        <span className="grow" />
        <button type="button" className="accent" onClick={add}>
          <Plus size={20} aria-hidden="true" /> {said.addCategory}
        </button>
      </div>
      {categories.length === 0 && <Empty title={said.noCategories} detail={said.noCategoriesDetail} />}
      <ul className="cards-list" hidden={categories.length === 0}>
        {categories.map((category) => (
          <li key={category.id} className="card-row" data-category={category.name}>
            <TextField
              label={said.nameOf(category.name)}
              isLabelHidden
              isNew={category.id === made}
              value={category.name}
              onCommit={(text) => {
                if (text.trim() === '') return words.needsName;
                change({ table: 'categories', id: category.id, fields: { name: text.trim() } });
                return null;
              }}
            />
            <SelectField
              label={said.stationOf(category.name)}
              isLabelHidden
              value={category.station ?? none}
              choices={[{ id: none, name: said.noStation }, ...stations]}
              onChoose={(station) =>
                change({ table: 'categories', id: category.id, fields: { station: station === none ? null : station } })
              }
            />
            <span className="muted">{said.categoryHas(size(category.id))}</span>
            <RankVerbs table="categories" row={category} all={categories} onArchive={() => archive(category)} />
          </li>
        ))}
      </ul>
      <Archived table="categories" title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
    </>
  );
}
