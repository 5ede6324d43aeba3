import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { Undo2 } from 'lucide-react';
import { bumpInWords } from '../../data/kitchen/bump-words.ts';
import type { Bumps } from '../../data/kitchen/use-bumps.ts';
import { usePlaces } from '../../data/places.ts';
import { words } from '../../words.ts';

/** What was bumped in the last ten seconds, with the way back. The latest stands last, where `U` reaches it. */
export function UndoBar({ bumps, tickets }: { readonly bumps: Bumps; readonly tickets: readonly Ticket[] }) {
  const places = usePlaces();
  return (
    <div className="undo-bar keeps-clear" role="status">
      {bumps.latest.map((bump) => (
        <p key={bump.id}>
          <span>{bumpInWords(bump, tickets, places)}</span>
          <button type="button" onClick={() => bumps.undo(bump)}>
            <Undo2 aria-hidden="true" /> {words.undo}
          </button>
          <i aria-hidden="true" />
        </p>
      ))}
    </div>
  );
}
