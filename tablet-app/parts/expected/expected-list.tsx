import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { EmptyState } from '@comanda/shared/ui/empty-state.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Clock } from 'lucide-react';
import { inWords, partyOf } from '../../data/expected/expected.ts';
import { words } from '../../data/expected/words.ts';
import { useNames } from '../../data/names.ts';
import { useCustomers } from '../../data/order/customers.ts';

const lookEveryMs = 60_000;

/** Everybody who has called, by time. */
export function ExpectedList({
  parties,
  onExpect,
  onChoose,
}: {
  readonly parties: readonly OrderView[];
  readonly onExpect: () => void;
  readonly onChoose: (party: OrderView) => void;
}) {
  const names = useNames();
  const customers = useCustomers();
  const nowMs = useBoxNow(lookEveryMs);
  return (
    <div className="floor-body">
      <button type="button" className="primary with-icon new-take-away" onClick={onExpect}>
        <Icon of={Clock} />
        {words.expect}
      </button>
      {parties.length === 0 && (
        <EmptyState icon={<Icon of={Clock} />} title={words.none}>
          <p>{words.noneDetail}</p>
        </EmptyState>
      )}
      <div className="tiles">
        {parties.map((view) => {
          const party = partyOf(view);
          const customer = customers.of(view);
          return (
            <div key={view.order} className="order-card" data-order={view.order}>
              <button type="button" className="tile" data-table-state="reserved" onClick={() => onChoose(view)}>
                <span className="card-head">
                  <b className="grow">{names.table(view.table.value)}</b>
                  <Icon of={Clock} />
                </span>
                <span>
                  {party !== null && inWords(party, nowMs)}
                  {customer !== null && <b className="card-customer">{customer.name}</b>}
                </span>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
