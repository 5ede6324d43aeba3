import type { PracticeTablet } from '@comanda/shared/replica/practice/practice-tablet.ts';
import { HostContext, useHostState } from '@comanda/shared/replica/react/hooks.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { GraduationCap } from 'lucide-react';
import type { ReactNode } from 'react';
import { words } from '../../data/practice/words.ts';
import '../../practice.css';

/** Around everything that happens on this screen alone: nobody takes it for the restaurant. */
export function PracticeFrame({
  title,
  tablet,
  onLeave,
  children,
}: {
  readonly title: string;
  readonly tablet: PracticeTablet | undefined;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div className="app practice">
      <header className="practice-head">
        <Icon of={GraduationCap} />
        <h1>{title}</h1>
        <button type="button" onClick={onLeave}>
          {words.leave}
        </button>
      </header>
      {tablet === undefined ? (
        <p className="muted">{words.opening}</p>
      ) : (
        <HostContext value={tablet}>
          <WhenOpen>{children}</WhenOpen>
        </HostContext>
      )}
    </div>
  );
}

function WhenOpen({ children }: { readonly children: ReactNode }) {
  return useHostState().at === 'open' ? children : <p className="muted">{words.opening}</p>;
}
