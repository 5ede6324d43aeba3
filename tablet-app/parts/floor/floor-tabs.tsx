import { Icon } from '@comanda/shared/ui/icon.tsx';
import { BellRing, CircleAlert, Clock } from 'lucide-react';
import { memo, useLayoutEffect, useRef } from 'react';
import { words as expected } from '../../data/expected/words.ts';
import type { TableFacts } from '../../data/floor/table-facts.ts';
import type { House } from '../../data/room.ts';
import { words } from '../../words.ts';

export const takeAwayTab = 'take-away';
export const expectedTab = 'expected';

/**
 * The rooms, with what goes on in those that one does not look at. Whoever is expected stands beside them; where tables open
 * without a question, that is also where the first one is noted.
 */
export function FloorTabs({
  house,
  factsOf,
  tab,
  onShow,
}: {
  readonly house: House;
  readonly factsOf: (floor: string) => readonly TableFacts[];
  readonly tab: string;
  readonly onShow: (tab: string) => void;
}) {
  return (
    <div className="tabs" role="tablist" aria-label={words.floor.tabs}>
      {house.rooms.map(({ floor }) => {
        const tables = factsOf(floor.id);
        return (
          <Tab key={floor.id} isShown={floor.id === tab} onShow={() => onShow(floor.id)} name={floor.name} isFloor>
            <Going
              busy={tables.filter(({ orders }) => orders.length > 0).length}
              of={tables.length}
              needy={tables.filter(({ look }) => look?.look === 'needs-you').length}
              ready={tables.filter(({ look }) => look?.hasReady === true).length}
            />
          </Tab>
        );
      })}
      <Tab isShown={tab === takeAwayTab} onShow={() => onShow(takeAwayTab)} name={words.takeAway}>
        {String(house.takeAways.length)}
      </Tab>
      {(house.expected.length > 0 || !house.asksGuests || tab === expectedTab) && (
        <Tab
          isShown={tab === expectedTab}
          onShow={() => onShow(expectedTab)}
          name={expected.tab}
          sign={<Icon of={Clock} />}
        >
          {String(house.expected.length)}
        </Tab>
      )}
    </div>
  );
}

type Count = 'busy' | 'of' | 'needy' | 'ready';

/** Said anew when a count has changed, not with each dish of a full house. */
const Going = memo(({ busy, of, needy, ready }: Readonly<Record<Count, number>>) => (
  <>
    {words.floor.busy(busy, of)}
    {needy > 0 && (
      <span className="tab-sign needy">
        <Icon of={CircleAlert} />
        <span aria-hidden="true">{needy}</span>
        <span className="visually-hidden"> · {words.floor.needYou(needy)}</span>
      </span>
    )}
    {ready > 0 && (
      <span className="tab-sign">
        <Icon of={BellRing} />
        <span aria-hidden="true">{ready}</span>
        <span className="visually-hidden"> · {words.floor.needs(ready)}</span>
      </span>
    )}
  </>
));

function Tab({
  name,
  isShown,
  sign,
  isFloor = false,
  onShow,
  children,
}: {
  readonly name: string;
  /** Stands for the name where there is no room for all of them. */
  readonly sign?: React.ReactNode;
  readonly isShown: boolean;
  readonly isFloor?: boolean;
  readonly onShow: () => void;
  readonly children: React.ReactNode;
}) {
  const tab = useRef<HTMLButtonElement>(null);
  // With many rooms some lie out of sight; the one that is shown never does.
  useLayoutEffect(() => {
    if (!isShown) return;
    // In the frame that shows it: asked at once, the whole page is laid out twice, which a start with a full room waits for.
    const frame = requestAnimationFrame(() => tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [isShown]);
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      className={isFloor ? 'of-floor' : undefined}
      aria-selected={isShown}
      onClick={onShow}
    >
      {sign === undefined ? (
        <span>{name}</span>
      ) : (
        <span className="tab-name">
          <span>{name}</span>
          {sign}
        </span>
      )}
      <small>{children}</small>
    </button>
  );
}
