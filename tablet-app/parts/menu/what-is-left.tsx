import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { mostLeft, type Product } from '@comanda/shared/menu/menu.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { permissionsOf } from '@comanda/shared/staff/staff.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { words as serving } from '../../data/serving/words.ts';
import { words } from '../../words.ts';
import { TypedNumber } from '../typed-number.tsx';

/** For whoever may change the menu: a dish is sold out, or somebody has counted how many are left. */
export function WhatIsLeft({ id }: { readonly id: string }) {
  const core = useDevice();
  const toast = useToast();
  const product = useRecords('products').get(id);
  const person = useRecords('staff').get(core.signedIn?.staff ?? '');
  const left = core.left.get(id);
  if (product === undefined || person === undefined || !permissionsOf(person).has('menu.edit')) return null;
  const isMarked = product.availability === 'sold-out';
  const set = (fields: Partial<Product>): boolean => {
    const answer = core.changeRecord('products', id, fields);
    if (isRefusal(answer)) toast({ text: sentence(answer.refused), tone: 'refused' });
    return !isRefusal(answer);
  };
  const say = (count: number): boolean =>
    set({ left: count, ...(isMarked && count > 0 && { availability: 'available' }) });
  return (
    <fieldset className="question">
      <legend>
        <b>{serving.left.ask}</b>
      </legend>
      <div className="choices">
        <button type="button" aria-pressed={left === undefined} onClick={() => set({ left: null })}>
          {serving.left.nobody}
        </button>
        <button
          type="button"
          aria-pressed={isMarked}
          onClick={() => set({ availability: isMarked ? 'available' : 'sold-out' })}
        >
          {words.order.soldOut}
        </button>
      </div>
      <div className="quantity-of-line">
        {left !== undefined && (
          <Stepper label={serving.left.stock} value={left} least={0} most={mostLeft} onChange={say} />
        )}
        <TypedNumber label={serving.left.ask} onSet={say} />
      </div>
    </fieldset>
  );
}
