import { Undo2 } from 'lucide-react';
import type { Bumps } from '../../data/kitchen/use-bumps.ts';
import { words } from '../../words.ts';

/** What was bumped in the last ten seconds, with the way back. The latest stands last, where `U` reaches it. */
export function UndoBar({ bumps }: { readonly bumps: Bumps }) {
  return (
    <div className="undo-bar keeps-clear" role="status">
      {bumps.latest.map((bump) => (
        <p key={bump.id}>
          <span>{words.bumped(bump.what)}</span>
          <button type="button" onClick={() => bumps.undo(bump)}>
            <Undo2 aria-hidden="true" /> {words.undo}
          </button>
          <i aria-hidden="true" />
        </p>
      ))}
    </div>
  );
}
