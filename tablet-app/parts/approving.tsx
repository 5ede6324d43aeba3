import { useCore } from '@comanda/shared/replica/react/hooks.ts';
import { Approvals } from '@comanda/shared/ui/approvals/approvals.tsx';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { requestInWords } from '../data/order/request-in-words.ts';
import { useWording } from '../data/use-wording.ts';

/** Somebody who may says yes on this tablet, on whatever page they were called to. */
export function Approving({ children }: { readonly children: ReactNode }) {
  const core = useCore();
  const wording = useWording();
  const [path] = useLocation();
  return (
    <Approvals
      inWords={(request) => {
        const { order } = request.command;
        const what = requestInWords(core.book, request, wording);
        // On its own page everybody sees whose it is.
        return path === `/order/${order}` ? what : `${wording.order(order)}: ${what}`;
      }}
    >
      {children}
    </Approvals>
  );
}
