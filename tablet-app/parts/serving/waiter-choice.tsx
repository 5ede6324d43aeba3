import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import { PeopleList } from '@comanda/shared/ui/people-list.tsx';
import { useHandOver } from '../../data/serving/hand-over.ts';
import { words } from '../../data/serving/words.ts';

/** Who serves from now on: oneself, or somebody else. */
export function WaiterChoice({
  orders,
  onDone,
}: {
  readonly orders: readonly OrderView[];
  readonly onDone: () => void;
}) {
  const { others, self, give } = useHandOver(orders);
  const choose = (person: Staff): void => give(person, onDone);
  return (
    <>
      {self !== null && (
        <button type="button" className="primary" onClick={() => choose(self)}>
          {words.waiter.takeOver}
        </button>
      )}
      <PeopleList people={others} onChoose={choose} />
    </>
  );
}
