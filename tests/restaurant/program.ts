import { lineState } from '@comanda/shared/order/line-view.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';

/** What is installed on a device: its core, and how it reads what that holds. Older ones are in `contracts/devices-of-old`. */
export type Program = {
  readonly DeviceCore: typeof DeviceCore;
  readonly orderView: typeof orderView;
  readonly lineState: typeof lineState;
};

export const today: Program = { DeviceCore, orderView, lineState };
