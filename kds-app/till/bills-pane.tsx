import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import { useBoxNow, useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import {
  type Filter,
  filters,
  inFilter,
  jumpTo,
  matches,
  type OpenBill,
  unpaid,
} from '@comanda/shared/till/open-bills.ts';
import { minutes } from '@comanda/shared/ui/ages.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { ReceiptText, Search, Users } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useBillNames } from '../data/till/bill-names.ts';
import { StandingMark } from '../parts/till/standing-mark.tsx';
import { words } from './words.ts';

const lookEveryMs = 10_000;

/** The bills of all waiters: found by number, filtered by what is to be done, and what of them is not paid yet. */
export function BillsPane({
  bills,
  chosen,
  search: searchField,
  onChoose,
  onChangePerson,
}: {
  readonly bills: readonly OpenBill[];
  readonly chosen: string | null;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChoose: (order: string) => void;
  readonly onChangePerson: () => void;
}) {
  const names = useBillNames();
  const [filter, setFilter] = useState<Filter>('to-pay');
  const [search, setSearch] = useState('');
  const owed = unpaid(bills);
  const isSearching = search.trim() !== '';
  // Who types a number means that bill, whatever is filtered; and the one that is looked at stays where it is.
  const shown = bills.filter((bill) =>
    isSearching ? matches(bill, search) : inFilter(bill, filter) || bill.view.order === chosen,
  );

  const jump = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setSearch('');
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const found = jumpTo(bills, search);
    if (found === null) return;
    setSearch('');
    onChoose(found.view.order);
  };

  return (
    <section className="bills" aria-label={words.list.title} onKeyDown={walk}>
      <label className="bills-search">
        <Search size={20} aria-hidden="true" />
        <span className="visually-hidden">{words.list.search}</span>
        <input
          ref={searchField}
          type="search"
          value={search}
          placeholder={words.list.search}
          title={words.list.searchHint}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={jump}
        />
      </label>
      <div className="bills-filters">
        {filters.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === filter && !isSearching}
            onClick={() => {
              setFilter(one);
              setSearch('');
            }}
          >
            <b>{bills.filter((bill) => inFilter(bill, one)).length}</b> {words.list.filters[one]}
          </button>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="bills-nothing">{isSearching ? words.list.notFound(search.trim()) : words.list.nothing[filter]}</p>
      )}
      <ul className="bills-list">
        {shown.map((bill) => (
          <li key={bill.view.order}>
            <BillButton bill={bill} isChosen={bill.view.order === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <footer className="bills-foot">
        <p className="bills-unpaid">
          <span>{words.list.unpaid}</span>
          <b>{words.list.bills(owed.count)}</b>
          <b className="money">
            {names.money(owed.amount)} <small>{names.currency}</small>
          </b>
        </p>
        <PersonButton onChange={onChangePerson} />
      </footer>
    </section>
  );
}

function BillButton({
  bill: { view, standing, table },
  isChosen,
  onChoose,
}: {
  readonly bill: OpenBill;
  readonly isChosen: boolean;
  readonly onChoose: (order: string) => void;
}) {
  const { present, replica } = useDevice();
  const names = useBillNames();
  const nowMs = useBoxNow(lookEveryMs);
  const waiter = names.waiter(view);
  const paidAt = view.balance <= 0 ? view.payments.at(-1) : undefined;
  const since = minutes(nowMs - hlcToMs((paidAt ?? view.opened).clock));
  const sinceInWords = paidAt === undefined ? words.list.open(since) : words.list.paidSince(since);
  const elsewhere = present.filter(({ order, device }) => order === view.order && device !== replica.config?.device);
  return (
    <button
      type="button"
      className="bill-button"
      data-bill={table ?? 'take-away'}
      data-standing={standing}
      aria-current={isChosen}
      onClick={() => onChoose(view.order)}
    >
      <span className="bill-place">{table ?? words.takeAway}</span>
      <span className="bill-about">
        <span className="bill-who">
          {waiter !== null && <Badge initials={waiter.initials} colour={waiter.colour} />}
          <span className="visually-hidden">{waiter?.name}</span>
          {view.number === null ? words.newOrder : words.number(view.number)}
          {elsewhere.length > 0 && (
            <span className="bill-elsewhere">
              <Users size={16} aria-hidden="true" />
              {elsewhere.map(({ device }) => names.device(device)).join(', ')}
            </span>
          )}
        </span>
        <span className="bill-state">
          {standing === 'paid' ? (
            <StandingMark standing={standing} text={sinceInWords} />
          ) : (
            <>
              {standing !== 'to-pay' && <StandingMark standing={standing} />}
              {view.billAsked === null ? (
                <span>{sinceInWords}</span>
              ) : (
                <b className="bill-asked">
                  <ReceiptText size={16} aria-hidden="true" />
                  {words.list.asked(minutes(nowMs - hlcToMs(view.billAsked.clock)))}
                </b>
              )}
            </>
          )}
        </span>
      </span>
      <span className="bill-money money">
        <b>{names.money(cents(Math.abs(view.balance)))}</b>
        {view.balance >= 0 && view.balance !== view.total && <small>{words.list.total(names.money(view.total))}</small>}
      </span>
    </button>
  );
}

function PersonButton({ onChange }: { readonly onChange: () => void }) {
  const { signedIn } = useDevice();
  const person = useRecords('staff').get(signedIn?.staff ?? '');
  return (
    <button type="button" className="person-button" title={words.changePerson} onClick={onChange}>
      {person !== undefined && <Badge initials={person.initials} colour={person.colour} />}
      <span>{person?.name ?? words.changePerson}</span>
    </button>
  );
}

/** Up and down walk through the list, from the search field into it too. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.bill-button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const next = buttons[event.key === 'ArrowDown' ? at + 1 : at - 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
