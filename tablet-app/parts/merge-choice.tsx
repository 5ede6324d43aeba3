import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useLocation } from 'wouter';
import { useRelocate } from '../data/floor/relocate.ts';
import { useHouse } from '../data/room.ts';
import { words } from '../words.ts';
import { OrderCard } from './order-card.tsx';

/** Two parties become one bill. */
export function MergeChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const house = useHouse();
  const { merge } = useRelocate();
  const [, go] = useLocation();
  const others = house.open.filter((one) => one.order !== view.order);
  if (others.length === 0) return <p className="muted">{words.menu.noOtherOrder}</p>;
  return (
    <div className="tiles">
      {others.map((other) => (
        <OrderCard
          key={other.order}
          order={other}
          onTap={() => {
            if (!merge(view, other)) return;
            onDone();
            go(`/order/${other.order}`);
          }}
        />
      ))}
    </div>
  );
}
