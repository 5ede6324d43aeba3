import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import { useMoney } from '../../data/money.ts';
import { type ByKind, kinds, totalsOf } from '../../data/reductions.ts';
import { useRows } from '../../data/rows.ts';
import { words } from './words.ts';

/** What it comes to, by kind and by who did it. */
export function Totals({ reductions }: Pick<DayReductions, 'reductions'>) {
  const money = useMoney();
  const staff = useRows('staff');
  const { all, people } = totalsOf(reductions);
  const parts = (sums: ByKind): string =>
    kinds
      .filter((kind) => sums[kind] > 0)
      .map((kind) => `${words.kinds[kind]} ${money.say(sums[kind])}`)
      .join(' · ');
  return (
    <div className="reduction-sums">
      <section className="card">
        <h2>{words.byKind}</h2>
        <dl className="figures">
          {kinds.map((kind) => (
            <div key={kind} className="figure" data-kind={kind}>
              <dt>{words.kinds[kind]}</dt>
              <dd>{money.say(all[kind])}</dd>
            </div>
          ))}
          <div className="figure" data-kind="all">
            <dt>{words.all(money.currency)}</dt>
            <dd>{money.say(all.all)}</dd>
          </div>
        </dl>
      </section>
      <section className="card">
        <h2>{words.byPerson}</h2>
        <ul className="rows">
          {people.map(([id, sums]) => (
            <li key={id} data-person={staff.get(id)?.name}>
              <b>{staff.get(id)?.name ?? words.nobody}</b>
              <span className="muted">{parts(sums)}</span>
              <span className="sum">{money.say(sums.all)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
