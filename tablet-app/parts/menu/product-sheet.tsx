import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Menu, ModifierGroup, Product } from '@comanda/shared/menu/menu.ts';
import { type Choices, sell } from '@comanda/shared/menu/sell.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { Star, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Often } from '../../data/menu/often/use-often.ts';
import {
  awaited,
  isAnswered,
  isShort,
  lastQuestion,
  openQuestions,
  questionsOf,
  toggled,
  unsettled,
  usualChoices,
} from '../../data/menu/questions.ts';
import { useMoney } from '../../data/money.ts';
import { words as serving } from '../../data/serving/words.ts';
import { words } from '../../words.ts';
import { WhatIsLeft } from './what-is-left.tsx';

type SheetProps = {
  readonly product: Product;
  readonly menu: Menu;
  /** Somebody only tapped the dish: what is in it is not told. */
  readonly quick: boolean;
  readonly times?: number;
  /** What is chosen already, on a line that is changed: there only the button does it. */
  readonly chosen?: Choices;
  readonly verb?: string;
  /** Where the dish can be kept within reach; left out on a line that is changed. */
  readonly often?: Often;
  readonly onChoose: (choices: Choices) => void;
  readonly onClose: () => void;
};

/** The questions that a product asks, on one screen. What is shown as its price is what will be frozen in the line. */
export function ProductSheet({ product, menu, quick, times = 1, chosen, verb, often, onChoose, onClose }: SheetProps) {
  const { show } = useMoney();
  const groups = questionsOf(menu, product);
  const [choices, setChoices] = useState<Choices>(() => chosen ?? usualChoices(groups));
  /** Asked and answered by hand, here. */
  const [touched, setTouched] = useState<readonly string[]>([]);
  const form = useRef<HTMLDivElement>(null);
  const item = sell(menu, product.id, choices);
  const last = chosen === undefined ? lastQuestion(groups, choices, touched) : null;

  const touch = (group: ModifierGroup, option: string): void => {
    const next = { ...choices, [group.id]: toggled(group, choices, option) };
    const by = [...new Set([...touched, group.id])];
    setChoices(next);
    setTouched(by);
    if (chosen !== undefined || !awaited(groups).includes(group) || !isAnswered(group, next)) return;
    const [open] = openQuestions(groups, next, by);
    if (open === undefined && !isRefusal(sell(menu, product.id, next))) onChoose(next);
    else if (open !== undefined) goTo(open);
  };
  const goTo = (group: ModifierGroup): void => {
    const place = form.current?.querySelector<HTMLElement>(`[data-group="${group.id}"]`);
    // With its heading, which the focus alone would leave out of sight.
    place?.scrollIntoView({ block: 'nearest' });
    place?.querySelector('button')?.focus({ preventScroll: true });
  };
  const [stuck] = unsettled(groups, choices);

  return (
    <Sheet title={times > 1 ? `${times} × ${product.name}` : product.name} onClose={onClose}>
      <div className="product-questions" ref={form}>
        {!quick && often !== undefined && <KeepOften product={product} often={often} />}
        {!quick && product.allergens.length > 0 && (
          <p className="contains">
            <Icon of={TriangleAlert} />
            <span>
              <b>{words.order.contains}</b> {product.allergens.map((one) => shared.usualAllergies[one]).join(', ')}
            </span>
          </p>
        )}
        {!quick && product.allergens.length === 0 && <p className="muted">{words.order.containsNone}</p>}
        {!quick && often !== undefined && <WhatIsLeft id={product.id} />}
        {groups.map((group) => (
          <fieldset key={group.id} className="question" data-group={group.id}>
            <legend>
              <b>{group.name}</b> <small className="muted">{toChoose(group, group === last)}</small>
            </legend>
            <div className="choices">
              {group.options.map((option) => (
                <button
                  key={option.id}
                  type="button"
                  aria-pressed={choices[group.id]?.includes(option.id) ?? false}
                  onClick={() => touch(group, option.id)}
                >
                  {option.name}
                  {option.price !== 0 && <small> {words.modifiers.more(show(option.price))}</small>}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
        {isRefusal(item) && stuck === undefined && <p className="muted">{sentence(item.refused)}</p>}
      </div>
      {stuck === undefined ? (
        <button type="button" className="primary" disabled={isRefusal(item)} onClick={() => onChoose(choices)}>
          {verb ?? words.modifiers.add(isRefusal(item) ? '…' : show(item.unitPrice * times))}
        </button>
      ) : (
        <button type="button" className="to-choose" onClick={() => goTo(stuck)}>
          {keptBy(unsettled(groups, choices), choices)}
        </button>
      )}
    </Sheet>
  );
}

function KeepOften({ product, often }: { readonly product: Product; readonly often: Often }) {
  return (
    <button
      type="button"
      className="with-icon keep-often"
      aria-pressed={often.isPinned(product)}
      onClick={() => often.togglePin(product)}
    >
      <Icon of={Star} />
      {serving.often.keep}
    </button>
  );
}

/** What keeps it from being added, by the names of the questions. */
function keptBy(groups: readonly ModifierGroup[], choices: Choices): string {
  const short = groups.filter((group) => isShort(group, choices));
  const names = (some: readonly ModifierGroup[]): string => some.map(({ name }) => name).join(' · ');
  return short.length > 0 ? words.modifiers.missing(names(short)) : words.modifiers.tooMany(names(groups));
}

/** What the last answer will do is said before it is given. */
function toChoose({ min, max }: ModifierGroup, isLast: boolean): string {
  const choose = words.modifiers.choose(min, max);
  return isLast ? words.modifiers.thenAdded(choose) : choose;
}
