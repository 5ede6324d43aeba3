import { startApp } from '@comanda/shared/ui/app/start-app.tsx';
import './look.css';
import './floor.css';
import './plan.css';
import './order.css';
import './sheets.css';
import './narrow.css';
import { App } from './app.tsx';

startApp('tablet', (invitation) => <App invitation={invitation} />);
