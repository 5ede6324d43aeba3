import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Siren } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Sounds } from '../../data/kitchen/sounds.ts';
import { useSilence } from '../../data/kitchen/use-silence.ts';
import { words } from '../../words.ts';

const toneEveryMs = 30_000;
const caughtUpMs = 8_000;

/** The loudest thing in the kitchen: without the box, what is on the screen may not be all there is. */
export function NoContact({ sounds }: { readonly sounds: Sounds }) {
  const silence = useSilence();
  const isSilent = silence !== null;
  const [isRead, setRead] = useState(false);
  const backMs = useBack(isSilent);

  useEffect(() => {
    if (!isSilent) setRead(false);
  }, [isSilent]);
  useEffect(() => {
    if (!isSilent || isRead) return;
    sounds.play('no-contact');
    const timer = setInterval(() => sounds.play('no-contact'), toneEveryMs);
    return () => clearInterval(timer);
  }, [sounds, isSilent, isRead]);

  if (silence === null)
    return backMs === null ? null : (
      <p className="caught-up" role="status">
        {words.caughtUp(timeOfDay(backMs))}
      </p>
    );
  const { sinceMs, forMs } = silence;
  return (
    <div className="no-contact">
      <Siren aria-hidden="true" />
      <div>
        {/* Read aloud once: the clock beside it changes all the time. */}
        <strong role="alert">
          {sinceMs === null ? words.noContactYet : words.noContact(timeOfDay(sinceMs, true))}
        </strong>
        <p>
          {forMs !== null && <b className="no-contact-for">{words.noContactFor(clock(forMs))}</b>} {words.expectPaper}
        </p>
      </div>
      {isRead ? (
        <p>{words.toneIsOff}</p>
      ) : (
        <button type="button" onClick={() => setRead(true)}>
          {words.silenceTone}
        </button>
      )}
    </div>
  );
}

/** When contact came back, for a little while. */
function useBack(isSilent: boolean): number | null {
  const core = useDevice();
  const [was, setWas] = useState(isSilent);
  const [backMs, setBackMs] = useState<number | null>(null);
  if (was !== isSilent) {
    setWas(isSilent);
    setBackMs(isSilent ? null : core.boxNowMs());
  }
  useEffect(() => {
    if (backMs === null) return;
    const timer = setTimeout(() => setBackMs(null), caughtUpMs);
    return () => clearTimeout(timer);
  }, [backMs]);
  return backMs;
}

/** `1:04` */
const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
