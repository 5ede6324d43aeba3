import { useState } from 'react';
import { Numpad } from '../numpad.tsx';
import { QuantityPad } from '../quantity-pad.tsx';
import { Stepper } from '../stepper.tsx';
import { Exhibit } from './exhibit.tsx';

export function Pads() {
  const [sum, setSum] = useState('1250');
  const [times, setTimes] = useState<number | null>(3);
  const [guests, setGuests] = useState(4);
  return (
    <Exhibit title="Numbers">
      <div className="exhibit-cards">
        <div className="exhibit-card">
          <label>
            Sum
            <input
              inputMode="numeric"
              value={sum}
              onChange={(event) => setSum(event.target.value.replace(/\D/g, ''))}
            />
          </label>
          <Numpad value={sum} onChange={setSum} most={6} />
        </div>
        <div className="exhibit-card">
          <QuantityPad times={times} onTimes={setTimes} />
        </div>
        <div className="exhibit-card">
          <Stepper label="Guests" value={guests} least={1} most={12} onChange={setGuests} />
          <Stepper label="At its least" value={1} least={1} most={12} onChange={() => {}} />
        </div>
      </div>
    </Exhibit>
  );
}
