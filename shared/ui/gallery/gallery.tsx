import { DeviceSettings } from '../sheets/device-settings.tsx';
import { Buttons } from './buttons.tsx';
import { Connections } from './connections.tsx';
import { Fields } from './fields.tsx';
import { Ground } from './ground.tsx';
import { Pads } from './pads.tsx';
import { People } from './people.tsx';
import { Said } from './said.tsx';
import { Tables } from './tables.tsx';

/** Every part that the apps share, in every state: to look at, and for tests/screens/gallery.test.ts to measure. */
export function Gallery() {
  return (
    <main className="gallery">
      <header className="gallery-top">
        <p className="brand">Comanda</p>
        <h1>Gallery</h1>
        <div className="exhibit-card">
          <DeviceSettings />
        </div>
      </header>
      <Tables />
      <Connections />
      <Buttons />
      <Pads />
      <Fields />
      <People />
      <Said />
      <Ground />
    </main>
  );
}
