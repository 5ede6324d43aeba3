import '@comanda/shared/ui/theme/themes.css.ts';
import '@comanda/shared/ui/look.css';
import '@comanda/shared/ui/widgets.css';
import '@comanda/shared/ui/gallery/gallery.css';
import '../look.css';
import '../floor.css';
import '../order.css';
import '../sheets.css';
import '../narrow.css';
import './gallery.css';
import { Speaking } from '@comanda/shared/ui/language/speaking.tsx';
import { Toasts } from '@comanda/shared/ui/toasts.tsx';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gallery } from './gallery.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the gallery');
createRoot(place).render(
  <StrictMode>
    <Speaking>
      <Toasts>
        <Gallery />
      </Toasts>
    </Speaking>
  </StrictMode>,
);
