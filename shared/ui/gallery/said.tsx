import { Utensils } from 'lucide-react';
import { EmptyState } from '../empty-state.tsx';
import { Icon } from '../icon.tsx';
import { RevokedWords } from '../revoked-page.tsx';
import { ToastCard } from '../toasts.tsx';
import { words } from '../words.ts';
import { Exhibit } from './exhibit.tsx';

export function Said() {
  return (
    <Exhibit title="What is said">
      <ToastCard toast={{ text: 'Burrata removed', action: { label: words.undo, run: () => {} } }} onDone={() => {}} />
      <ToastCard toast={{ text: 'Table 12 is moved to table 14' }} onDone={() => {}} />
      <ToastCard
        toast={{ text: 'The kitchen has it already. Void it with a reason.', tone: 'refused' }}
        onDone={() => {}}
      />
      <div className="alarm">
        <p>{words.halted.unauthorised}</p>
        <button type="button">{words.pairAgain}</button>
      </div>
      <section className="gate-card">
        <RevokedWords unsent={3} inOffice={2} refused={null} onPairAgain={() => {}} />
      </section>
      <div className="exhibit-card">
        <EmptyState icon={<Icon of={Utensils} />} title="Nothing ordered yet">
          <p>Tap a dish to add it. What you add stands here until it is sent.</p>
          <button type="button">Same as last time</button>
        </EmptyState>
      </div>
    </Exhibit>
  );
}
