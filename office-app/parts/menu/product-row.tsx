import type { Product } from '@comanda/shared/menu/menu.ts';
import { Pencil } from 'lucide-react';
import { memo } from 'react';
import { useChange } from '../../data/change.ts';
import { useMoney } from '../../data/money.ts';
import { words } from '../../words.ts';
import { type Choice, SelectField, SwitchField, TextField } from '../fields.tsx';
import { TaxField } from './tax-field.tsx';

export type MenuChoices = {
  readonly categories: readonly Choice[];
  readonly stations: readonly Choice[];
  readonly courses: readonly Choice[];
  /** The station of each category, by name. */
  readonly stationOf: ReadonlyMap<string, string>;
};

/** `null` in the record; a choice needs a name of its own. */
const none = '';

/** One line of the grid: every field is changed where it stands. */
export const ProductRow = memo(function ProductRow({
  product,
  choices,
  onEdit,
}: {
  readonly product: Product;
  readonly choices: MenuChoices;
  readonly onEdit: (id: string) => void;
}) {
  const change = useChange();
  const money = useMoney();
  const said = words.products;
  const { id, name } = product;
  const set = (fields: Partial<Product>, text?: string): void => {
    change({ table: 'products', id, fields }, text);
  };
  const isSoldOut = product.availability === 'sold-out';
  const station = choices.stationOf.get(product.category);
  return (
    <tr data-product={name} data-sold-out={isSoldOut}>
      <th scope="row">
        <TextField
          label={said.nameOf(name)}
          isLabelHidden
          value={name}
          onCommit={(text) => {
            if (text.trim() === '') return words.needsName;
            set({ name: text.trim() }, said.saved(text.trim()));
            return null;
          }}
        />
      </th>
      <td className="price">
        <TextField
          label={said.priceOf(name)}
          isLabelHidden
          value={money.show(product.price)}
          inputMode="decimal"
          maxLength={16}
          onCommit={(text) => {
            const price = money.read(text);
            if (price === null || price < 0) return said.badPrice;
            set({ price }, said.saved(name));
            return null;
          }}
        />
      </td>
      <td className="sold-out">
        <SwitchField
          label={said.soldOutOf(name)}
          isLabelHidden
          isOn={isSoldOut}
          onChange={(isOn) =>
            set(
              { availability: isOn ? 'sold-out' : 'available' },
              isOn ? said.soldOutSaid(name) : said.availableSaid(name),
            )
          }
        />
        <span className="narrow-only" aria-hidden="true">
          {said.soldOut}
        </span>
        {typeof product.left === 'number' && <small className="left">{said.left(Math.max(0, product.left))}</small>}
      </td>
      <td className="wide-only">
        <SelectField
          label={said.categoryOf(name)}
          isLabelHidden
          value={product.category}
          choices={choices.categories}
          onChoose={(category) => set({ category }, said.saved(name))}
        />
      </td>
      <td className="wide-only">
        <SelectField
          label={said.stationOf(name)}
          isLabelHidden
          value={product.station ?? none}
          choices={[
            { id: none, name: station === undefined ? said.noStation : said.stationOfCategory(station) },
            ...choices.stations,
          ]}
          onChoose={(chosen) => set({ station: chosen === none ? null : chosen }, said.saved(name))}
        />
      </td>
      <td className="wide-only">
        <SelectField
          label={said.courseOf(name)}
          isLabelHidden
          value={product.course ?? none}
          choices={[{ id: none, name: said.noCourse }, ...choices.courses]}
          onChoose={(chosen) => set({ course: chosen === none ? null : chosen }, said.saved(name))}
        />
      </td>
      <td className="wide-only tax">
        <TaxField
          label={said.taxOf(name)}
          isLabelHidden
          rate={product.taxRate}
          onRate={(taxRate) => set({ taxRate }, said.saved(name))}
        />
      </td>
      <td>
        <button type="button" className="quiet" aria-label={said.editOf(name)} onClick={() => onEdit(id)}>
          <Pencil size={18} aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
});
