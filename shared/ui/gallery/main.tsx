import '../theme/themes.css.ts';
import '../look.css';
import '../widgets.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Speaking } from '../language/speaking.tsx';
import { Toasts } from '../toasts.tsx';
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
