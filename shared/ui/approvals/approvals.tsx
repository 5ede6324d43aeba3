import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { isRefusal } from '../../base/refusal.ts';
import { isDeclined } from '../../replica/react/ask-box.ts';
import { useDevice, useHost, useRecords } from '../../replica/react/hooks.ts';
import type { SignIn } from '../../sync/wire.ts';
import { declinedSentence, sentence } from '../refusals/sentence.ts';
import { ManagerSheet } from '../sheets/manager-sheet.tsx';
import { useToast } from '../toasts.tsx';
import { ApprovalContext, approvers, type Request } from './approval.ts';

/** Where what a person may not do is asked of somebody who may, here and now. */
export function Approvals({
  inWords,
  children,
}: {
  /** What somebody says yes to. */
  readonly inWords: (request: Request) => string;
  readonly children: ReactNode;
}) {
  const core = useDevice();
  const host = useHost();
  const staff = useRecords('staff');
  const toast = useToast();
  const [request, setRequest] = useState<Request | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  // A manager is not called to a tablet on which their PIN could not be compared.
  const ask = useCallback(
    (asked: Request): void => {
      // What is taken back from another page has no place there for the question.
      if (isGone.current) toast({ text: sentence(asked.refused), tone: 'refused' });
      else if (core.connection().state === 'no-box') toast({ text: sentence('approval-needs-box'), tone: 'refused' });
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
    asked.done(done);
    return null;
  };
  return (
    <ApprovalContext value={ask}>
      {children}
      {request !== null && (
        <ManagerSheet
          what={inWords(request)}
          people={approvers(core, request, staff.values())}
          approve={(person, pin) => approve(request, person, pin)}
          onClose={() => setRequest(null)}
        />
      )}
    </ApprovalContext>
  );
}
