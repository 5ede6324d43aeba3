import type { FastifyInstance } from 'fastify';
import { deviceRoutes } from './devices.ts';
import { membersRoute } from './members.ts';
import type { Boxes } from './officer.ts';
import { pinHoldersRoute, pinRoutes } from './pins.ts';
import { reductionsRoute } from './reductions.ts';
import { setAsideRoutes } from './set-aside.ts';

/** What owners and managers ask the box beside the feed; everything else they change is a row. */
export function officeRoutes(app: FastifyInstance, boxes: Boxes): void {
  deviceRoutes(app, boxes);
  membersRoute(app, boxes);
  pinHoldersRoute(app, boxes);
  pinRoutes(app, boxes);
  reductionsRoute(app, boxes);
  setAsideRoutes(app, boxes);
}
