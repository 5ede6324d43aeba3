import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { isSoldOut } from '@comanda/shared/menu/menu.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { age } from '@comanda/shared/ui/ages.ts';
import { CircleAlert, CircleCheck, MonitorSmartphone, Percent, Plus, UserPlus, UtensilsCrossed } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDevices, useMembers, useWaiting } from '../data/members.ts';
import { useMoney } from '../data/money.ts';
import { useOpenOrders } from '../data/orders.ts';
import { inUse, useRows } from '../data/rows.ts';
import { FirstSteps } from '../parts/first-steps.tsx';
import { HeardLine } from '../parts/heard-line.tsx';
import { MemberState } from '../parts/member-state.tsx';
import { Page } from '../parts/page.tsx';
import { words as reductions } from '../parts/reductions/words.ts';
import { words } from '../words.ts';

export function TodayPage() {
  const core = useDevice();
  const group = useRows('multi_sessions').get(core.replica.config?.multiSession ?? '');
  const members = useMembers();
  return (
    <Page title={words.today.title} detail={group === undefined ? undefined : words.today.seesOnly(group.name)}>
      <FirstSteps members={members} />
      <div className="today">
        <div>
          <OpenOrders />
          <SoldOut />
        </div>
        <div>
          <Devices members={members} />
          <SetAsideCard />
          <QuickLinks />
        </div>
      </div>
    </Page>
  );
}

function Card({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={`card ${className ?? ''}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const shownOrders = 6;

function OpenOrders() {
  const orders = useOpenOrders();
  const money = useMoney();
  const nowMs = useBoxNow(30_000);
  const toPay = orders.reduce((sum, { balance }) => sum + balance, 0);
  const guests = orders.reduce((sum, order) => sum + (order.guests.value ?? 0), 0);
  return (
    <Card title={words.today.openTables}>
      <div className="figures">
        <p className="figure">
          <strong>{orders.length}</strong>
          <span>{words.today.guests(guests)}</span>
        </p>
        <p className="figure">
          <strong>{money.say(toPay)}</strong>
          <span>
            {money.currency} {words.today.toPay}
          </span>
        </p>
      </div>
      {orders.length === 0 ? (
        <p className="muted">{words.today.noneOpen}</p>
      ) : (
        <>
          <h3>{words.today.oldest}</h3>
          <ul className="rows">
            {orders.slice(0, shownOrders).map((order) => (
              <OpenOrder key={order.order} order={order} nowMs={nowMs} total={money.say(order.balance)} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function OpenOrder({
  order,
  nowMs,
  total,
}: {
  readonly order: OrderView;
  readonly nowMs: number;
  readonly total: string;
}) {
  const table = useRows('tables').get(order.table.value ?? '');
  const person = useRows('staff').get(order.waiter.value ?? '');
  const isTakeAway = order.opened.event.body.kind === 'take-away' && order.table.value === null;
  const usual = isTakeAway ? words.today.takeAway : words.today.noTable;
  return (
    <li>
      <b>{table === undefined || table.archived ? usual : words.today.table(table.number)}</b>
      <span className="muted">{person?.name}</span>
      <span className="muted">{age(nowMs - hlcToMs(order.begun.clock))}</span>
      <span className="sum">{total}</span>
    </li>
  );
}

function Devices({ members }: { readonly members: ReturnType<typeof useMembers> }) {
  // One that still waits for its code is not away: it was never there.
  const devices = useDevices().filter(({ id, revoked }) => !revoked && members.of.get(id)?.state !== 'waiting');
  const known = devices.flatMap((device) => members.of.get(device.id) ?? []);
  const connected = known.filter((member) => member.connected !== null).length;
  const troubled = known.filter(({ state, connected: by, pending, lag }) => {
    return state === 'paired' && (by === null || (pending ?? 0) > 0 || (lag ?? 0) > 0);
  });
  return (
    <Card title={words.today.devices}>
      <p className="figure">
        <strong>
          {members.heard === null ? '–' : connected}/{devices.length}
        </strong>
        <span>{members.heard === null ? words.members.unknown : words.today.connected(connected, devices.length)}</span>
      </p>
      {members.heard !== null && members.declined === null && troubled.length === 0 && (
        <p className="fine">
          {okIcon} {words.today.allWell}
        </p>
      )}
      <ul className="rows">
        {troubled.map((member) => (
          <li key={member.device}>
            <Link href={`/devices/${member.device}`}>{member.name}</Link>
            <MemberState member={member} />
            {(member.lag ?? 0) > 0 && <span className="muted">{words.members.lag(member.lag ?? 0)}</span>}
            {(member.pending ?? 0) > 0 && <span className="muted">{words.members.pending(member.pending ?? 0)}</span>}
          </li>
        ))}
      </ul>
      <HeardLine {...members} />
    </Card>
  );
}

const okIcon = <CircleCheck size={20} aria-hidden="true" />;

function SetAsideCard() {
  const count = useWaiting();
  return (
    <Card title={words.today.setAside}>
      {count === null ? (
        <p className="muted">{words.members.unknown}</p>
      ) : count === 0 ? (
        <p className="fine">
          {okIcon} {words.today.noSetAside}
        </p>
      ) : (
        <Link href="/devices/set-aside" className="attention">
          <CircleAlert size={20} aria-hidden="true" /> {words.today.setAsideCount(count)}
        </Link>
      )}
    </Card>
  );
}

function SoldOut() {
  const menu = inUse(useRows('products'));
  const soldOut = menu.filter((product) => isSoldOut(product));
  // With an empty menu there is nothing to say, and the first steps say it.
  if (menu.length === 0) return null;
  return (
    <Card title={words.today.soldOut}>
      {soldOut.length === 0 ? (
        <p className="fine">
          {okIcon} {words.today.noSoldOut}
        </p>
      ) : (
        <ul className="tags">
          {soldOut.slice(0, 12).map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function QuickLinks() {
  const links = [
    { path: '/reductions', Icon: Percent, text: reductions.title },
    { path: '/products', Icon: UtensilsCrossed, text: words.today.links.soldOut },
    { path: '/devices/new', Icon: MonitorSmartphone, text: words.today.links.device },
    { path: '/staff/new', Icon: UserPlus, text: words.today.links.person },
    { path: '/floors', Icon: Plus, text: words.today.links.table },
  ];
  return (
    <Card title={words.today.quick}>
      <ul className="links">
        {links.map(({ path, Icon, text }) => (
          <li key={text}>
            <Link href={path}>
              <Icon size={20} aria-hidden="true" /> {text}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
