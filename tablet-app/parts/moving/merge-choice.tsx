import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { words } from '../../data/moving/words.ts';
import { useHouse } from '../../data/room.ts';
import { OrderCard } from '../order-card.tsx';
import { JoinPreview } from './join-preview.tsx';

/** Two parties become one bill: first with whom, then what that makes. */
export function MergeChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const house = useHouse();
  const [chosen, setChosen] = useState<string | null>(null);
  const [, go] = useLocation();
  const others = house.open.filter((one) => one.order !== view.order);
  const into = others.find(({ order }) => order === chosen);
  if (others.length === 0) return <p className="muted">{words.noOtherOrder}</p>;
  if (into === undefined)
    return (
      <div className="tiles">
        {others.map((other) => (
          <OrderCard key={other.order} order={other} onTap={() => setChosen(other.order)} />
        ))}
      </div>
    );
  return (
    <>
      <JoinPreview
        order={view}
        into={into}
        onJoined={() => {
          onDone();
          go(`/order/${into.order}`);
        }}
      />
      <button type="button" onClick={() => setChosen(null)}>
        {words.join.other}
      </button>
    </>
  );
}
