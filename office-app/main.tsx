import '@comanda/shared/ui/theme/themes.css.ts';
import '@comanda/shared/ui/theme/themes.css.ts';
import '@comanda/shared/ui/look.css';
import '@comanda/shared/ui/widgets.css';
import './look/shell.css';
import './look/fields.css';
import './look/lists.css';
import './look/today.css';
import './look/plan.css';
import './look/menu.css';
import './look/devices.css';
import './look/narrow.css';
import { DeviceHost } from '@comanda/shared/replica/react/device-host.ts';
import { HostContext } from '@comanda/shared/replica/react/hooks.ts';
import { InstalledContext, install } from '@comanda/shared/replica/react/installed.ts';
import { readInvitation } from '@comanda/shared/replica/react/invitation.ts';
import { Speaking } from '@comanda/shared/ui/language/speaking.tsx';
import { offerUpdate } from '@comanda/shared/ui/update-ready.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { watchRoom } from './data/room.ts';

const invitation = readInvitation(location);
// The code is used up soon, and the part after the # is where the app keeps its pages.
if (invitation.code !== null) history.replaceState(null, '', location.pathname);

const host = new DeviceHost({
  app: 'office',
  page: window,
  memory: localStorage,
  fetch: (...asked) => fetch(...asked),
});

watchRoom(window);
const installed = install(window, host, { offer: offerUpdate });

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the app');
createRoot(place).render(
  <StrictMode>
    <HostContext value={host}>
      <InstalledContext value={installed}>
        <Speaking>
          <App invitation={invitation} />
        </Speaking>
      </InstalledContext>
    </HostContext>
  </StrictMode>,
);
