import type { Category } from '@comanda/shared/menu/menu.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Archive, ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useChange } from '../../data/change.ts';
import { useMenu, useMenuChoices } from '../../data/menu-choices.ts';
import { archivedOf, lastRank, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { Archived } from '../archived.tsx';
import { SelectField, TextField } from '../fields.tsx';

const none = '';

/** The shelves of the menu, in the order in which tablets show them. */
export function CategoryList() {
  const core = useDevice();
  const change = useChange();
  const toast = useToast();
  const rows = useRows('categories');
  const { categories, stations } = useMenuChoices();
  const products = useMenu();
  const said = words.products;
  const size = (id: string): number => products.filter((product) => product.category === id).length;
  const add = (): void => {
    const fields = { name: said.newCategory, rank: lastRank(rows.values()), station: null, archived: false };
    change({ table: 'categories', id: core.newId(), fields }, said.added(fields.name));
  };
  const move = (at: number, by: -1 | 1): void => {
    const order = [...categories];
    const [moved] = order.splice(at, 1);
    if (moved === undefined) return;
    order.splice(at + by, 0, moved);
    change(order.map(({ id }, rank) => ({ table: 'categories' as const, id, fields: { rank } })));
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
      <ul className="cards-list">
        {categories.map((category, at) => (
          <li key={category.id} className="card-row" data-category={category.name}>
            <TextField
              label={said.nameOf(category.name)}
              isLabelHidden
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
            <span className="row verbs">
              <button type="button" aria-label={words.earlier} disabled={at === 0} onClick={() => move(at, -1)}>
                <ArrowUp size={18} aria-hidden="true" />
              </button>
              <button
                type="button"
                aria-label={words.later}
                disabled={at === categories.length - 1}
                onClick={() => move(at, 1)}
              >
                <ArrowDown size={18} aria-hidden="true" />
              </button>
              <button
                type="button"
                className="danger"
                aria-label={`${words.archive} ${category.name}`}
                onClick={() => archive(category)}
              >
                <Archive size={18} aria-hidden="true" />
              </button>
            </span>
          </li>
        ))}
      </ul>
      <Archived table="categories" title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
    </>
  );
}
