import { type Refusal, refuse } from '../base/refusal.ts';
import { typing } from './decide-lines.ts';
import { lineOn } from './decide-orders.ts';
import type { Answer, Deciders, Sight } from './decider.ts';
import type { DraftEvent } from './events.ts';
import type { LineView } from './line-view.ts';
import { changesRead, seenAt } from './rules.ts';

export const kitchenDeciders: Deciders<'fire' | 'hold' | 'see' | 'start' | 'ready' | 'recall' | 'serve' | 'void-line'> =
  {
    fire: (sight, { lines }) => {
      if (sight.view.needsUpdate) return refuse('update-this-tablet');
      const chosen = sight.view.lines.filter((line) => (lines === 'all' ? !line.held : lines.includes(line.line)));
      const due = chosen.filter((line) => line.unfired > 0 && !line.removed);
      if (due.length === 0) return refuse('nothing-to-fire');
      const fired = perStream(due, (orderId, group) => ({
        orderId,
        type: 'lines-fired',
        body: {
          lines: group.map((line) => ({
            line: line.line,
            quantity: line.told + line.unfired,
            stations: [...line.item.stations],
          })),
        },
      }));
      // Whoever fires a held line has ended its waiting: what is added to it later goes with everything else.
      return [
        ...fired,
        ...holding(
          due.filter((line) => line.held),
          false,
        ),
      ];
    },

    hold: (sight, { lines, held }) => {
      const views = found(sight, lines);
      if ('refused' in views) return views;
      return holding(views, held);
    },

    see: (sight, { lines, upTo, station, changes }) => {
      const views = found(sight, lines);
      if ('refused' in views) return views;
      const unread = changes.filter((change) => !views.every(hasRead(station, change)));
      const due = views.filter((line) => unread.length > 0 || meant(line, upTo, 0) > seenAt(line.seen, station));
      return perStream(due, (orderId, group) => ({
        orderId,
        type: 'lines-seen',
        body: {
          station,
          lines: group.map((line) => ({ line: line.line, quantity: meant(line, upTo, 0) })),
          changes: unread.slice(0, mostChanges),
        },
      }));
    },

    start: advance('lines-started', (line) => line.started),
    ready: advance('lines-ready', (line) => line.ready),
    recall: advance('lines-recalled', (line) => line.ready),
    serve: advance('lines-served', (line) => line.served),

    'void-line': (sight, { line, quantity, reason }) => {
      const view = lineOn(sight, line);
      if (view === undefined) return refuse('no-such-line');
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > view.withKitchen) return refuse('nothing-to-void');
      const wanted = view.quantity - quantity;
      const leaves = view.wanted.value > wanted ? typing(view, wanted) : null;
      return [
        { orderId: view.home, type: 'line-voided', body: { line, quantity: view.voided + quantity, reason, leaves } },
      ];
    },
  };

function found(sight: Sight, lines: readonly string[]): LineView[] | Refusal {
  const views = lines.map((line) => lineOn(sight, line));
  return views.length === 0 || views.includes(undefined) ? refuse('no-such-line') : (views as LineView[]);
}

const holding = (lines: readonly LineView[], held: boolean): DraftEvent[] =>
  perStream(lines, (orderId, group) => ({
    orderId,
    type: 'lines-held',
    body: { lines: group.map((line) => line.line), held },
  }));

/** One event per stream: lines that were transferred here still belong to where they were born. */
function perStream(
  lines: readonly LineView[],
  make: (orderId: string, group: readonly LineView[]) => DraftEvent,
): DraftEvent[] {
  const streams = [...new Set(lines.map((line) => line.home))];
  return streams.map((home) =>
    make(
      home,
      lines.filter((line) => line.home === home),
    ),
  );
}

/** As many as one event takes; the others are said with the next. */
const mostChanges = 200;

const hasRead =
  (station: string | null, change: string) =>
  ({ facts }: LineView): boolean =>
    changesRead(facts, station).has(change);

type UpTo = Readonly<Record<string, number>> | undefined;

/** One ticket of a line that was fired in parts is bumped alone. */
const meant = (line: LineView, upTo: UpTo, usual: number): number =>
  Math.min(line.fired, Math.max(0, upTo?.[line.line] ?? usual));

type Step = 'lines-started' | 'lines-ready' | 'lines-recalled' | 'lines-served';

/**
 * Moves lines to a cumulative quantity: all of it where none is said, and back to nothing for a recall. Lines that are there already
 * are left out, so a second tap says nothing new; those that are further stay, and only a recall takes back.
 */
function advance(type: Step, from: (line: LineView) => number) {
  const isBack = type === 'lines-recalled';
  const to = (line: LineView, upTo: UpTo): number => meant(line, upTo, isBack ? 0 : line.fired);
  return (sight: Sight, { lines, upTo }: { readonly lines: readonly string[]; readonly upTo?: UpTo }): Answer => {
    const views = found(sight, lines);
    if ('refused' in views) return views;
    const due = views.filter(
      (line) => line.fired > 0 && (isBack ? to(line, upTo) < from(line) : to(line, upTo) > from(line)),
    );
    return perStream(due, (orderId, group) => ({
      orderId,
      type,
      body: { lines: group.map((line) => ({ line: line.line, quantity: to(line, upTo) })) },
    }));
  };
}
