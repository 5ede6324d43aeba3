import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Handshake } from 'lucide-react';
import { useState } from 'react';
import { useOwnOrders } from '../../data/serving/hand-over.ts';
import { words } from '../../data/serving/words.ts';
import { WaiterChoice } from './waiter-choice.tsx';

/** At the end of a shift: everything that whoever is signed in serves goes to somebody else. */
export function HandOverAll() {
  const orders = useOwnOrders();
  const [isChoosing, setIsChoosing] = useState(false);
  if (orders.length === 0) return null;
  return (
    <>
      <button type="button" className="with-icon" onClick={() => setIsChoosing(true)}>
        <Icon of={Handshake} />
        {words.waiter.handOverAll(orders.length)}
      </button>
      {isChoosing && (
        <Sheet title={words.waiter.toWhom} onClose={() => setIsChoosing(false)}>
          <WaiterChoice orders={orders} onDone={() => setIsChoosing(false)} />
        </Sheet>
      )}
    </>
  );
}
