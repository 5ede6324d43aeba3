import { startApp } from '@comanda/shared/ui/app/start-app.tsx';
import './look.css';
import './ticket.css';
import { App } from './app.tsx';

startApp('kitchen', (invitation) => <App invitation={invitation} />);
