import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

const count = (count: number) => ({ count });
const name = (name: string) => ({ name });
const number = (number: string) => ({ number });
const age = (age: string) => ({ age });
const group = (group: string) => ({ group });

/** What the office says. The sentences are in `words/`, one file a language. */
export const words = speak(
  'office',
  { en, sv, es },
  {
    archivedTitle: count,
    nothingFound: (text: string) => ({ text }),
    mayLook: name,
    lookedAt: age,
    boxAway: age,
    cards: {
      title: count,
      change: (what: string, name: string, fields: string) => ({ what, name, fields }),
    },
    today: {
      guests: count,
      table: number,
      seesOnly: group,
      connected: (connected: number, all: number) => ({ connected, all }),
      setAsideCount: count,
      steps: { done: (done: number, all: number) => ({ done, all }) },
    },
    floors: {
      tables: count,
      seats: count,
      sharedBy: (names: string) => ({ names }),
      floorArchived: name,
      floorAdded: name,
      floorHasOrders: count,
      archiveAnyway: name,
      plan: name,
      generateDetail: (next: string) => ({ next }),
      make: count,
      made: count,
      table: number,
      tableLabel: (label: {
        readonly number: string;
        readonly seats: number;
        readonly shape: string;
        readonly x: number;
        readonly y: number;
      }) => label,
      tableLabelBusy: (label: string) => ({ label }),
      numberTaken: (floor: string, number: string) => ({ floor, number }),
      numberTwice: (floor: string, number: string) => ({ floor, number }),
      tableArchived: number,
      tableHasOrder: number,
      orderOf: (guests: number, total: string) => ({ guests, total }),
      archivedTables: count,
      archivedFloors: count,
    },
    products: {
      priceIn: (currency: string) => ({ currency }),
      stationOfCategory: name,
      soldOutOf: name,
      soldOutSaid: name,
      left: count,
      badLeft: (most: number) => ({ most }),
      availableSaid: name,
      saved: name,
      added: name,
      archived: name,
      nameOf: name,
      priceOf: name,
      stationOf: name,
      courseOf: name,
      taxOf: name,
      categoryOf: name,
      editOf: name,
      count,
      soldOutCount: count,
      more: count,
      codeTaken: name,
      categoryHas: count,
      categoryInUse: count,
      categoryArchived: name,
      made: name,
      stations: { inUse: name },
      courses: { inUse: name },
      optionName: (number: number, name: string) => ({ number, name }),
      optionPrice: name,
      removeOption: name,
      optionRemoved: name,
      usedBy: count,
    },
    multiSessions: {
      created: name,
      archived: name,
      stillDevices: count,
      floorAdded: (floor: string, name: string) => ({ floor, name }),
      floorRemoved: (floor: string, name: string) => ({ floor, name }),
    },
    members: {
      heard: age,
      lag: count,
      pending: count,
      version: (version: string) => ({ version }),
    },
    devices: {
      codeTitle: name,
      validFor: (time: string) => ({ time }),
      paired: name,
      edit: name,
      renamed: name,
      reRoled: (name: string, role: string) => ({ name, role }),
      moved: (name: string, group: string) => ({ name, group }),
      paymentsBarredSaid: name,
      paymentsAllowedSaid: name,
      sharesDetail: group,
      identifySaid: name,
      typeName: name,
      nameDiffers: name,
      revokeNow: name,
      revoked: name,
      setupFirst: (address: string) => ({ address }),
      thisAddress: (address: string) => ({ address }),
    },
    staff: {
      colourNumber: (number: number) => ({ number }),
      pinSet: name,
      noPinDetail: name,
      saved: name,
      added: name,
      archived: name,
      extraRights: count,
    },
  },
);
