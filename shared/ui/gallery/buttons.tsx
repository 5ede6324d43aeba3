import { Flame, Plus } from 'lucide-react';
import { useState } from 'react';
import { Chip } from '../chip.tsx';
import { Menu } from '../form/menu.tsx';
import { Icon } from '../icon.tsx';
import { ReasonSheet } from '../sheets/reason-sheet.tsx';
import { useToast } from '../toasts.tsx';
import { words } from '../words.ts';
import { Exhibit } from './exhibit.tsx';

export function Buttons() {
  const say = useToast();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Exhibit title="Buttons, chips, menus">
      <div className="exhibit-cards">
        <div className="exhibit-card">
          <button type="button" className="primary with-icon">
            <Icon of={Flame} />
            Send 3
          </button>
          <button type="button" className="primary" disabled>
            Nothing to send
          </button>
          <div className="row">
            <button type="button">Hold</button>
            <button type="button" disabled>
              Held
            </button>
            <button type="button" className="quiet">
              More
            </button>
            <button type="button" className="with-icon" aria-label="Add">
              <Icon of={Plus} />
            </button>
          </div>
        </div>
        <div className="exhibit-card">
          <div className="row">
            <button type="button" aria-pressed="true">
              Mine
            </button>
            <button type="button" aria-pressed="false">
              All
            </button>
          </div>
          <div className="row">
            <Chip>Open</Chip>
            <Chip tone="good">Paid</Chip>
            <Chip tone="news">New</Chip>
            <Chip tone="warning">2 not sent</Chip>
            <Chip tone="danger">VOID</Chip>
          </div>
          <p className="allergy-band">ALLERGY: nuts, shellfish</p>
        </div>
        <div className="exhibit-card">
          <Menu
            label="Table 12"
            button="Table 12 ⋯"
            entries={[
              { id: 'move', label: 'Move', run: () => say({ text: 'Moved to table 14' }) },
              { id: 'merge', label: 'Merge', disabled: true, run: () => {} },
              { id: 'void', label: 'Void', danger: true, run: () => setIsAsking(true) },
            ]}
          />
          <button
            type="button"
            onClick={() => say({ text: 'Burrata removed', action: { label: words.undo, run: () => {} } })}
          >
            Show a toast
          </button>
          <button type="button" className="danger" onClick={() => setIsAsking(true)}>
            Void…
          </button>
        </div>
      </div>
      {isAsking && (
        <ReasonSheet
          title="Void Rib eye"
          detail="It is in the kitchen, which will see that it is void."
          reasons={['Guest changed their mind', 'Mistake at the table', 'Kitchen is out of it']}
          onReason={(reason) => {
            setIsAsking(false);
            say({ text: `Void: ${reason}` });
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Exhibit>
  );
}
