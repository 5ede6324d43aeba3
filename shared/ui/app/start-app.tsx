import '../theme/themes.css.ts';
import '../look.css';
import '../widgets.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DeviceHost } from '../../replica/react/device-host.ts';
import { HostContext } from '../../replica/react/hooks.ts';
import { InstalledContext, install } from '../../replica/react/installed.ts';
import { type Invitation, readInvitation } from '../../replica/react/invitation.ts';
import { Speaking } from '../language/speaking.tsx';
import { offerUpdate } from '../update-ready.ts';

/**
 * Makes this tab a device, and shows the app. Imported before the app's own look, which may then change what is here.
 * @param app names the device: two apps in one browser are two devices
 */
export function startApp(app: 'tablet' | 'kitchen' | 'office', show: (invitation: Invitation) => ReactNode): void {
  const invitation = readInvitation(location);
  // The code is used up soon, a window is asked for once, and the part after the # is where an app keeps its pages.
  if (invitation.code !== null || invitation.here) history.replaceState(null, '', location.pathname);

  const host = new DeviceHost({
    app,
    page: window,
    memory: localStorage,
    fetch: (...asked) => fetch(...asked),
    takesOver: invitation.here,
  });
  const installed = install(window, host, { offer: offerUpdate });

  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no place for the app');
  createRoot(place).render(
    <StrictMode>
      <HostContext value={host}>
        <InstalledContext value={installed}>
          <Speaking>{show(invitation)}</Speaking>
        </InstalledContext>
      </HostContext>
    </StrictMode>,
  );
}
