/** The core of a device as it was when the wire was at version 2. The ports are the ones of today: they must still fit it. */
export const DeviceCore: typeof import('@comanda/shared/sync/device-core.ts').DeviceCore;
export const orderView: typeof import('@comanda/shared/order/order-view.ts').orderView;
export const lineState: typeof import('@comanda/shared/order/line-view.ts').lineState;
export const protocolVersion: 2;
