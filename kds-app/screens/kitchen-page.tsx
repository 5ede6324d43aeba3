import { ticketsAt, ticketsOf } from '@comanda/shared/kitchen/tickets.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { SignInPage } from '@comanda/shared/ui/sign-in-page.tsx';
import { useMemo, useState } from 'react';
import { NoContact } from '../parts/no-contact.tsx';
import { RecallSheet } from '../parts/recall-sheet.tsx';
import { TicketCard } from '../parts/ticket-card.tsx';
import { words } from '../words.ts';

/** Which station this screen hangs at. */
const stationMemory = 'comanda-kitchen-station';
const all = 'all';

export function KitchenPage() {
  const core = useDevice();
  const { book } = core;
  const stations = [...useRecords('stations').values()].filter((one) => !one.archived).sort((a, b) => a.rank - b.rank);
  const person = useRecords('staff').get(core.signedIn?.staff ?? '');
  const [chosen, setChosen] = useState(() => localStorage.getItem(stationMemory) ?? all);
  const [recalling, setRecalling] = useState(false);
  const [changing, setChanging] = useState(false);
  const tickets = useMemo(() => ticketsOf(book), [book]);
  const station = stations.some(({ id }) => id === chosen) ? chosen : all;
  const mine = ticketsAt(tickets, station === all ? null : station);
  const due = mine.filter((ticket) => ticket.state !== 'done');
  const done = mine.filter((ticket) => ticket.state === 'done');
  const dueAt = (id: string): number =>
    ticketsAt(tickets, id === all ? null : id).filter((ticket) => ticket.state !== 'done').length;

  const show = (id: string): void => {
    localStorage.setItem(stationMemory, id);
    setChosen(id);
  };

  if (changing) return <SignInPage onLeave={() => setChanging(false)} />;
  return (
    <main className="kitchen">
      <NoContact />
      <header className="bar">
        <div className="tabs" role="tablist" aria-label={words.stations}>
          {[{ id: all, name: words.allStations }, ...stations].map(({ id, name }) => (
            <button key={id} type="button" role="tab" aria-selected={id === station} onClick={() => show(id)}>
              {name} <small>{dueAt(id)}</small>
            </button>
          ))}
        </div>
        <button type="button" onClick={() => setRecalling(true)}>
          {words.recalled(done.length)}
        </button>
        <button type="button" title={words.changePerson} onClick={() => setChanging(true)}>
          {person?.name ?? words.changePerson}
        </button>
      </header>
      {due.length === 0 ? (
        <p className="empty">{words.empty}</p>
      ) : (
        <div className="tickets">
          {due.map((ticket) => (
            <TicketCard key={ticket.key} ticket={ticket} namesStation={station === all} />
          ))}
        </div>
      )}
      {recalling && <RecallSheet done={done} onClose={() => setRecalling(false)} />}
    </main>
  );
}
