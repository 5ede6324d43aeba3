import { useDevice } from '../../replica/react/hooks.ts';
import { Sheet } from '../sheet.tsx';
import { words } from '../words.ts';
import { BoxAddress } from './box-address.tsx';
import { DeviceSettings } from './device-settings.tsx';

/** What this device is, how it looks and speaks, and where it finds the box. */
export function ThisDevice({ onClose }: { readonly onClose: () => void }) {
  const core = useDevice();
  return (
    <Sheet title={core.replica.config?.name ?? words.settings.title} onClose={onClose}>
      <DeviceSettings />
      <BoxAddress />
    </Sheet>
  );
}
