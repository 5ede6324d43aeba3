import { useCallback } from 'react';
import type { OrderEventType } from '../../order/events.ts';
import { useCore } from '../../replica/react/hooks.ts';
import { permissionsOf, type Staff } from '../../staff/staff.ts';
import { ruleOf } from '../../sync/authorise.ts';
import { sentence } from '../refusals/sentence.ts';
import { useToast } from '../toasts.tsx';

/**
 * Goes on to ask for a reason, unless somebody else has to say yes to it and the box, which compares their PIN, is away:
 * nobody is asked why first and told afterwards that it cannot be.
 */
export function useBeforeReason(): (type: OrderEventType, askWhy: () => void) => void {
  const core = useCore();
  const toast = useToast();
  return useCallback(
    (type, askWhy) => {
      const self = core.records('staff').get(core.signedIn?.staff ?? '')?.fields as Staff | undefined;
      const own = self === undefined ? new Set() : permissionsOf(self);
      const mayAlone = ruleOf[type].permissions.some((one) => own.has(one));
      if (mayAlone || core.connection().state !== 'no-box') askWhy();
      else toast({ text: sentence('approval-needs-box'), tone: 'refused' });
    },
    [core, toast],
  );
}
