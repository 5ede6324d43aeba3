import type { Invitation } from '@comanda/shared/replica/react/invitation.ts';
import { DeviceGate } from '@comanda/shared/ui/device-gate.tsx';
import { Toasts } from '@comanda/shared/ui/toasts.tsx';
import { WhenRead } from './parts/when-read.tsx';
import { Mode } from './screens/mode.tsx';
import { words } from './words.ts';

export function App({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Toasts>
      <DeviceGate title={words.title} roles={['kitchen', 'till']} unattended={['kitchen']} invitation={invitation}>
        <WhenRead>
          <Mode />
        </WhenRead>
      </DeviceGate>
    </Toasts>
  );
}
