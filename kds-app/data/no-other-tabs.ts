/** In the place of the package `broadcast-channel`: see `vite.config.ts`. */
export class BroadcastChannel {
  constructor() {
    throw new Error('Only one tab has the data of a device, so nothing is told to others.');
  }
}
