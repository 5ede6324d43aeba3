import { type Act, useActing } from '@comanda/shared/ui/approvals/act.ts';
import { takingBack } from './take-back.ts';

/** What a person asks for on the tablet, and how it is taken back there. */
export const useAct = (): Act => useActing(takingBack);
