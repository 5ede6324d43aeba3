import { startApp } from '@comanda/shared/ui/app/start-app.tsx';
import './look/shell.css';
import './look/fields.css';
import './look/lists.css';
import './look/today.css';
import './look/plan.css';
import './look/menu.css';
import './look/devices.css';
import './look/reductions.css';
import './look/narrow.css';
import { App } from './app.tsx';
import { watchRoom } from './data/room.ts';

watchRoom(window);
startApp('office', (invitation) => <App invitation={invitation} />);
