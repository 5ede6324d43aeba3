import { type Allergen, allergens, type ModifierGroup, mostLeft, type Product } from '@comanda/shared/menu/menu.ts';
import { noCents } from '@comanda/shared/money/cents.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../../data/change.ts';
import { useMenu, useMenuChoices } from '../../data/menu-choices.ts';
import { useMoney } from '../../data/money.ts';
import { freeCode } from '../../data/product-search.ts';
import { lastRank, ranked, useRows } from '../../data/rows.ts';
import { words as names } from '../../names/words.ts';
import { words } from '../../words.ts';
import { Chips, SelectField, SwitchField, TextField } from '../fields.tsx';
import { TaxField } from './tax-field.tsx';

/** Everything about one product; a new one is written when it has a name and a price. */
export function ProductSheet({
  id,
  category,
  onClose,
}: {
  readonly id: string | null;
  /** Where a new one goes, if one is chosen. */
  readonly category: string;
  readonly onClose: () => void;
}) {
  const change = useChange();
  const known = useRows('products').get(id ?? '');
  const draft = useDraft(category);
  const said = words.products;
  if (known !== undefined) {
    const set = (fields: Partial<Product>): void => void change({ table: 'products', id: known.id, fields });
    const archive = (): void => {
      if (change({ table: 'products', id: known.id, fields: { archived: true } }, said.archived(known.name))) onClose();
    };
    return (
      <Sheet title={known.name} onClose={onClose}>
        <ProductFields product={known} onSet={set} />
        <div className="sheet-verbs">
          <button type="button" className="danger" onClick={archive}>
            <Archive size={18} aria-hidden="true" /> {words.archive}
          </button>
          <button type="button" onClick={onClose}>
            {words.close}
          </button>
        </div>
      </Sheet>
    );
  }
  const { id: made, ...fields } = draft.product;
  const isReady = fields.name !== '' && fields.category !== '';
  const add = (): void => {
    if (change({ table: 'products', id: made, fields }, said.added(fields.name)) !== null) onClose();
  };
  return (
    <Sheet title={said.newProduct} onClose={onClose}>
      <ProductFields product={draft.product} onSet={draft.set} />
      <button type="button" className="primary" disabled={!isReady} onClick={add}>
        {said.addProduct}
      </button>
    </Sheet>
  );
}

function useDraft(category: string) {
  const core = useDevice();
  const choices = useMenuChoices();
  const all = useRows('products');
  const menu = useMenu();
  const [product, setProduct] = useState<Product>(() => {
    const chosen = category === '' ? (choices.categories[0]?.id ?? '') : category;
    const alike = menu.findLast((one) => one.category === chosen);
    return {
      id: core.newId(),
      code: freeCode(all.values()),
      name: '',
      category: chosen,
      price: noCents,
      // What stands beside it on the menu is usually taxed and served as it is.
      taxRate: alike?.taxRate ?? 1200,
      station: null,
      course: alike?.course ?? null,
      modifierGroups: [],
      allergens: [],
      availability: 'available',
      rank: lastRank(menu.filter((one) => one.category === chosen)),
      archived: false,
    };
  });
  return { product, set: (fields: Partial<Product>) => setProduct((now) => ({ ...now, ...fields })) };
}

const none = '';

function ProductFields({
  product,
  onSet,
}: {
  readonly product: Product;
  readonly onSet: (fields: Partial<Product>) => void;
}) {
  const money = useMoney();
  const choices = useMenuChoices();
  const groups = ranked(asRanked(useRows('modifier_groups')));
  const all = [...useRows('products').values()];
  const said = words.products;
  const station = choices.stationOf.get(product.category);
  const toggled = <T extends string>(list: readonly T[], one: T, isOn: boolean): T[] =>
    isOn ? [...list, one] : list.filter((other) => other !== one);
  return (
    <div className="form">
      <TextField
        label={words.name}
        value={product.name}
        onCommit={(text) => {
          if (text.trim() === '') return words.needsName;
          onSet({ name: text.trim() });
          return null;
        }}
      />
      <div className="pairs">
        <TextField
          label={said.priceIn(money.currency)}
          value={money.show(product.price)}
          inputMode="decimal"
          maxLength={16}
          onCommit={(text) => {
            const price = money.read(text);
            if (price === null || price < 0) return said.badPrice;
            onSet({ price });
            return null;
          }}
        />
        <TaxField label={said.taxPercent} rate={product.taxRate} onRate={(taxRate) => onSet({ taxRate })} />
        <SelectField
          label={said.category}
          value={product.category}
          choices={choices.categories}
          onChoose={(chosen) => onSet({ category: chosen })}
        />
        <TextField
          label={said.code}
          value={product.code}
          maxLength={40}
          onCommit={(text) => {
            const code = text.trim();
            if (code === '') return words.needsName;
            const other = all.find((one) => one.id !== product.id && one.code.toLowerCase() === code.toLowerCase());
            if (other !== undefined) return said.codeTaken(other.name);
            onSet({ code });
            return null;
          }}
        />
        <SelectField
          label={said.station}
          value={product.station ?? none}
          choices={[
            { id: none, name: station === undefined ? said.noStation : said.stationOfCategory(station) },
            ...choices.stations,
          ]}
          onChoose={(chosen) => onSet({ station: chosen === none ? null : chosen })}
        />
        <SelectField
          label={said.course}
          value={product.course ?? none}
          choices={[{ id: none, name: said.noCourse }, ...choices.courses]}
          onChoose={(chosen) => onSet({ course: chosen === none ? null : chosen })}
        />
      </div>
      <SwitchField
        label={said.soldOut}
        isOn={product.availability === 'sold-out'}
        onChange={(isOn) => onSet({ availability: isOn ? 'sold-out' : 'available' })}
      />
      <TextField
        label={said.howManyLeft}
        hint={said.nobodyCounts}
        value={typeof product.left === 'number' ? String(Math.max(0, product.left)) : ''}
        inputMode="numeric"
        maxLength={3}
        onCommit={(text) => {
          const count = text.trim();
          if (!/^\d*$/.test(count)) return said.badLeft(mostLeft);
          onSet({ left: count === '' ? null : Number(count) });
          return null;
        }}
      />
      {groups.length > 0 && (
        <>
          <h3>{said.questionsAsked}</h3>
          <Chips
            label={said.questionsAsked}
            choices={toldApart(groups)}
            chosen={new Set(product.modifierGroups)}
            onToggle={(one, isOn) => onSet({ modifierGroups: toggled(product.modifierGroups, one, isOn).slice(0, 12) })}
          />
        </>
      )}
      <h3>{said.allergens}</h3>
      <Chips
        label={said.allergens}
        choices={allergens.map((id) => ({ id, name: names.allergens[id] }))}
        chosen={new Set(product.allergens)}
        onToggle={(one, isOn) => onSet({ allergens: toggled(product.allergens, one as Allergen, isOn) })}
      />
    </div>
  );
}

/** Questions have no order of their own: by name. */
const asRanked = <T extends { readonly name: string; readonly archived: boolean }>(rows: ReadonlyMap<string, T>) =>
  new Map([...rows].map(([id, row]) => [id, { ...row, rank: 0 }]));

/** Two questions of one name are told apart by what may be answered. */
function toldApart(groups: readonly ModifierGroup[]): readonly { readonly id: string; readonly name: string }[] {
  const counts = new Map<string, number>();
  for (const { name } of groups) counts.set(name, (counts.get(name) ?? 0) + 1);
  return groups.map(({ id, name, options }) =>
    (counts.get(name) ?? 0) > 1 ? { id, name: `${name} ${options.map((one) => one.name).join(' / ')}` } : { id, name },
  );
}
