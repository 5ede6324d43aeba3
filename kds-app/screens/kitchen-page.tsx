import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import { type Ticket, ticketsAt, ticketsOf } from '@comanda/shared/kitchen/tickets.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { mustSignIn } from '@comanda/shared/ui/device-gate.tsx';
import { SignInPage } from '@comanda/shared/ui/sign-in-page.tsx';
import { CircleUser } from 'lucide-react';
import { useMemo, useState } from 'react';
import { allDayOf } from '../data/kitchen/all-day.ts';
import { type Cook, useCook } from '../data/kitchen/cook.ts';
import { latestDone } from '../data/kitchen/latest-done.ts';
import { allStations, zoomed } from '../data/kitchen/settings.ts';
import { useArrival } from '../data/kitchen/use-arrival.ts';
import { type Bumps, useBumps } from '../data/kitchen/use-bumps.ts';
import { useKeys } from '../data/kitchen/use-keys.ts';
import { useSeen } from '../data/kitchen/use-seen.ts';
import { useSettings } from '../data/kitchen/use-settings.ts';
import { useSounds, useTicketSounds } from '../data/kitchen/use-sounds.ts';
import { AllDayPanel } from '../parts/kitchen/all-day-panel.tsx';
import { KeysSheet } from '../parts/kitchen/keys-sheet.tsx';
import { KitchenBar } from '../parts/kitchen/kitchen-bar.tsx';
import { NoContact } from '../parts/kitchen/no-contact.tsx';
import { RecallSheet } from '../parts/kitchen/recall-sheet.tsx';
import { SettingsSheet } from '../parts/kitchen/settings-sheet.tsx';
import type { TicketTouches } from '../parts/kitchen/ticket-card.tsx';
import { TicketColumns } from '../parts/kitchen/ticket-columns.tsx';
import { UndoBar } from '../parts/kitchen/undo-bar.tsx';
import { words } from '../words.ts';

const nowMs = (): number => performance.now();

/** What the kitchen reads and touches. Tickets are shown to everybody; whoever touches one has signed in. */
export function KitchenPage() {
  const core = useDevice();
  const [settings, change] = useSettings();
  const [over, setOver] = useState<'recall' | 'settings' | 'keys' | 'sign-in' | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const { tickets, stations, station, due, done } = useTickets(settings.station);
  const person = useRecords('staff').get(core.signedIn?.staff ?? '')?.name ?? null;
  const sounds = useSounds(settings.volume);
  const cook = useCook(() => setOver('sign-in'));
  const bumps = useBumps(cook, tickets, nowMs);
  const counts = useMemo(() => allDayOf(due), [due]);
  const nobody = mustSignIn(core);
  useSeen(due);
  useTicketSounds(sounds, due, station.id);
  const toggleAllDay = (): void => change({ ...settings, showsAllDay: !settings.showsAllDay });
  const zoom = (by: 1 | -1): void => change({ ...settings, zoom: zoomed(settings.zoom, by) });
  useKeys({
    act: {
      undo: () => bumps.undo(),
      recall: () => setOver('recall'),
      'all-day': toggleAllDay,
      bigger: () => zoom(1),
      smaller: () => zoom(-1),
      keys: () => setOver('keys'),
    },
  });

  if (over === 'sign-in')
    return (
      <>
        <NoContact sounds={sounds} />
        <SignInPage onLeave={() => setOver(null)} />
      </>
    );
  return (
    <main className="kitchen">
      <NoContact sounds={sounds} />
      <KitchenBar
        stations={stations}
        station={station.id}
        person={nobody ? null : person}
        bumped={done.length}
        showsAllDay={settings.showsAllDay}
        silent={settings.volume === 'off' ? 'muted' : sounds.canPlay ? null : 'locked'}
        onStation={(id) => change({ ...settings, station: id })}
        onAllDay={toggleAllDay}
        onRecall={() => setOver('recall')}
        onSettings={() => setOver('settings')}
        onKeys={() => setOver('keys')}
        onPerson={() => setOver('sign-in')}
      />
      {nobody && (
        <button type="button" className="sign-in-first" onClick={() => setOver('sign-in')}>
          <CircleUser aria-hidden="true" /> {words.signInFirst} <b>{words.signIn}</b>
        </button>
      )}
      <div className="kitchen-floor">
        {settings.showsAllDay && <AllDayPanel counts={counts} marked={marked} onMark={setMarked} />}
        {due.length === 0 ? (
          <div className="empty">
            <p>{words.empty}</p>
            <small>{words.emptyDetail}</small>
          </div>
        ) : (
          <TicketColumns
            tickets={due}
            settings={settings}
            namesStations={station.id === allStations}
            marked={new Set(counts.find(({ key }) => key === marked)?.tickets)}
            touches={touchesOf(cook, bumps)}
          />
        )}
      </div>
      <UndoBar bumps={bumps} tickets={tickets} />
      {over === 'recall' && (
        <RecallSheet
          done={done}
          onRecall={(ticket) => void cook.recall(ticket, ticket.lines)}
          onClose={() => setOver(null)}
        />
      )}
      {over === 'settings' && (
        <SettingsSheet
          settings={settings}
          station={station}
          sounds={sounds}
          onChange={change}
          onClose={() => setOver(null)}
        />
      )}
      {over === 'keys' && <KeysSheet onClose={() => setOver(null)} />}
    </main>
  );
}

/** What hangs at this screen's station: to be cooked, in the order of the screen, and bumped. */
function useTickets(chosen: string) {
  const { book } = useDevice();
  const records = useRecords('stations');
  const tickets = useMemo(() => ticketsOf(book), [book]);
  const arrived = useArrival(tickets);
  const stations = useMemo(() => {
    const there = [...records.values()].filter((one) => !one.archived).sort((a, b) => a.rank - b.rank);
    const dueAt = (id: string | null): number => ticketsAt(tickets, id).filter(({ state }) => state !== 'done').length;
    return [
      { id: allStations, name: words.allStations, due: dueAt(null) },
      ...there.map(({ id, name }) => ({ id, name, due: dueAt(id) })),
    ];
  }, [records, tickets]);
  const station = stations.find(({ id }) => id === chosen) ?? (stations[0] as (typeof stations)[number]);
  const split = useMemo(() => {
    const mine = ticketsAt(tickets, station.id === allStations ? null : station.id);
    const [due, done]: [Ticket[], Ticket[]] = [[], []];
    for (const ticket of mine) (ticket.state === 'done' ? done : due).push(ticket);
    return { due: arrived(due), done: latestDone(done) };
  }, [tickets, station.id, arrived]);
  return { tickets, stations, station, ...split };
}

function touchesOf(cook: Cook, bumps: Bumps): TicketTouches {
  return {
    bumpTicket: (ticket) => bumps.bumpTicket(ticket),
    startAll: (ticket) =>
      void cook.start(
        ticket,
        ticket.lines.filter((line) => line.state === 'new' && !line.done),
      ),
    advance: (ticket: Ticket, line: TicketLine) => {
      if (line.done) cook.recall(ticket, [line]);
      else if (line.state === 'new') cook.start(ticket, [line]);
      else bumps.bumpLine(ticket, line);
    },
    readChanges: (ticket) => void cook.readChanges(ticket),
  };
}
