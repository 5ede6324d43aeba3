import { useState } from 'react';
import type { RefusalCode } from '../base/refusal.ts';
import { useDevice, useHost } from '../replica/react/hooks.ts';
import { sentence } from './refusals/sentence.ts';
import { words } from './words.ts';

/** Instead of every page of a device that was taken out of service: nothing behind it is there to be touched. */
export function RevokedPage() {
  const host = useHost();
  const core = useDevice();
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const inOffice = core.cards
    .filter(({ verdict }) => verdict.code === 'device-revoked')
    .reduce((sum, { depends }) => sum + 1 + depends.length, 0);
  return (
    <main className="gate">
      <section className="gate-card" role="alert">
        <RevokedWords
          unsent={core.unsent}
          inOffice={inOffice}
          refused={refused}
          onPairAgain={() => setRefused(host.pairAgain())}
        />
      </section>
    </main>
  );
}

type WordsProps = {
  /** Changes that are on this device only. */
  readonly unsent: number;
  /** Changes that the box has set aside for a manager. */
  readonly inOffice: number;
  /** Why it may not be paired again just now. */
  readonly refused: RefusalCode | null;
  readonly onPairAgain: () => void;
};

export function RevokedWords({ unsent, inOffice, refused, onPairAgain }: WordsProps) {
  const said = words.revoked;
  return (
    <>
      <h1>{said.title}</h1>
      <p>{said.detail}</p>
      {unsent > 0 && <p>{said.unsent(unsent)}</p>}
      {inOffice > 0 && <p>{said.inOffice(inOffice)}</p>}
      {unsent === 0 && inOffice === 0 && <p>{said.nothingLeft}</p>}
      <p>{said.again}</p>
      <button type="button" className="primary" onClick={onPairAgain}>
        {words.pairAgain}
      </button>
      {refused !== null && <p className="wrong">{sentence(refused)}</p>}
    </>
  );
}
