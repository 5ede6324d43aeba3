import { useCore } from '@comanda/shared/replica/react/hooks.ts';
import { Approvals } from '@comanda/shared/ui/approvals/approvals.tsx';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { requestInWords } from '../data/order/request-in-words.ts';
import { useWording } from '../data/use-wording.ts';
import { words } from '../words.ts';

/** Somebody who may says yes on this tablet, on whatever page they were called to. */
export function Approving({ children }: { readonly children: ReactNode }) {
  const core = useCore();
  const wording = useWording();
  const [path] = useLocation();
  return (
    <Approvals
      inWords={(request) => {
        const { command } = request;
        // Only where somebody else serves those who sit there already is it asked for.
        if (command.type === 'open-order') return `${wording.table(command.table)}: ${words.floor.anotherParty}`;
        const what = requestInWords(core.book, request, wording);
        // On its own page everybody sees whose it is.
        return path === `/order/${command.order}` ? what : `${wording.order(command.order)}: ${what}`;
      }}
    >
      {children}
    </Approvals>
  );
}
