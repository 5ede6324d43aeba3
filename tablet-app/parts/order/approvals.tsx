import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { isDeclined } from '@comanda/shared/replica/react/ask-box.ts';
import { useDevice, useHost, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { SignIn } from '@comanda/shared/sync/wire.ts';
import { declinedSentence, sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { ManagerSheet } from '@comanda/shared/ui/sheets/manager-sheet.tsx';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { type ReactNode, useCallback, useState } from 'react';
import { ApprovalContext, approvers, type Request } from '../../data/order/approval.ts';
import { requestInWords } from '../../data/order/request-in-words.ts';
import { useWording } from '../../data/use-wording.ts';

/** Where what a person may not do is asked of somebody who may, here and now. */
export function Approvals({ children }: { readonly children: ReactNode }) {
  const core = useDevice();
  const host = useHost();
  const staff = useRecords('staff');
  const wording = useWording();
  const toast = useToast();
  const [request, setRequest] = useState<Request | null>(null);
  // A manager is not called to a tablet on which their PIN could not be compared.
  const ask = useCallback(
    (asked: Request): void => {
      if (core.connection().state === 'no-box') toast({ text: sentence('approval-needs-box'), tone: 'refused' });
      else setRequest(asked);
    },
    [core, toast],
  );
  const approve = async (asked: Request, person: string, pin: string): Promise<string | null> => {
    const body = { staff: person, pin, event: asked.event };
    const answer = await host.ask<SignIn>({ method: 'POST', path: '/approvals', body });
    if (isDeclined(answer)) return declinedSentence(answer, sentence('approval-needs-box'));
    const done = core.act(asked.command, () => {}, answer);
    if (isRefusal(done)) return sentence(done.refused);
    asked.done();
    return null;
  };
  return (
    <ApprovalContext value={ask}>
      {children}
      {request !== null && (
        <ManagerSheet
          what={requestInWords(core.book, request, wording)}
          people={approvers(core, request, staff.values())}
          approve={(person, pin) => approve(request, person, pin)}
          onClose={() => setRequest(null)}
        />
      )}
    </ApprovalContext>
  );
}
