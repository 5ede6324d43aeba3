import { useConnection, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { words } from '../words.ts';

/** The loudest thing in the kitchen: without the box, what is on the screen may not be all there is. */
export function NoContact() {
  const core = useDevice();
  const { state, ageMs } = useConnection();
  if (state !== 'no-box') return null;
  return (
    <div className="no-contact" role="alert">
      <strong>{ageMs === null ? words.noContactYet : words.noContact(timeOfDay(core.boxNowMs() - ageMs, true))}</strong>
      <span>{words.expectPaper}</span>
    </div>
  );
}
