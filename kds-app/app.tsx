import type { Invitation } from '@comanda/shared/replica/react/invitation.ts';
import { DeviceGate } from '@comanda/shared/ui/device-gate.tsx';
import { Toasts } from '@comanda/shared/ui/toasts.tsx';
import { Mode } from './screens/mode.tsx';
import { words } from './words.ts';

export function App({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Toasts>
      <DeviceGate title={words.title} roles={['kitchen', 'till']} unattended={['kitchen']} invitation={invitation}>
        <Mode />
      </DeviceGate>
    </Toasts>
  );
}
