import { isRefusal, sentence } from '@comanda/shared/base/refusal.ts';
import type { Menu, ModifierGroup, Product } from '@comanda/shared/menu/menu.ts';
import { type Choices, sell } from '@comanda/shared/menu/sell.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useState } from 'react';
import { useMoney } from '../data/money.ts';
import { words } from '../words.ts';

/** The questions that a product asks, on one screen. What is shown as its price is what will be frozen in the line. */
export function ModifiersSheet({
  product,
  menu,
  onChoose,
  onClose,
}: {
  readonly product: Product;
  readonly menu: Menu;
  readonly onChoose: (choices: Choices) => void;
  readonly onClose: () => void;
}) {
  const { show } = useMoney();
  const groups = product.modifierGroups
    .flatMap((id) => menu.modifierGroups.get(id) ?? [])
    .filter((group) => !group.archived);
  const [choices, setChoices] = useState<Choices>(() =>
    Object.fromEntries(
      groups.map((group) => [group.id, group.options.filter(({ isDefault }) => isDefault).map(({ id }) => id)]),
    ),
  );
  const item = sell(menu, product.id, choices);
  return (
    <Sheet title={product.name} onClose={onClose}>
      {groups.map((group) => (
        <fieldset key={group.id} className="question">
          <legend>
            <b>{group.name}</b> <small className="muted">{words.modifiers.choose(group.min, group.max)}</small>
          </legend>
          <div className="choices">
            {group.options.map((option) => {
              const isChosen = choices[group.id]?.includes(option.id) ?? false;
              return (
                <button
                  key={option.id}
                  type="button"
                  aria-pressed={isChosen}
                  onClick={() => setChoices({ ...choices, [group.id]: toggled(group, choices, option.id) })}
                >
                  {option.name}
                  {option.price !== 0 && <small> +{show(option.price)}</small>}
                </button>
              );
            })}
          </div>
        </fieldset>
      ))}
      {isRefusal(item) && <p className="muted">{sentence(item.refused)}</p>}
      <button type="button" className="primary" disabled={isRefusal(item)} onClick={() => onChoose(choices)}>
        {words.modifiers.add(isRefusal(item) ? '…' : show(item.unitPrice))}
      </button>
    </Sheet>
  );
}

/** Where only one may be chosen, another takes its place; else a touch adds or takes away. */
function toggled(group: ModifierGroup, choices: Choices, option: string): readonly string[] {
  const chosen = choices[group.id] ?? [];
  if (chosen.includes(option)) return chosen.filter((one) => one !== option);
  return group.max === 1 ? [option] : [...chosen, option];
}
