import type { Product } from '@comanda/shared/menu/menu.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAddProduct } from '../../data/menu/add-product.ts';
import { useMenuBoard } from '../../data/menu/menu.ts';
import { useMenuKeys } from '../../data/menu/menu-keys.ts';
import { useDangers } from '../../data/menu/use-dangers.ts';
import { useMoney } from '../../data/money.ts';
import { useStable } from '../../data/use-stable.ts';
import { words } from '../../words.ts';
import type { NewLinePlace } from '../lines/new-line-choice.tsx';
import { ProductSheet } from './product-sheet.tsx';
import { ProductTile } from './product-tile.tsx';
import { TimesStrip } from './times-strip.tsx';

/** Quick: a tap on the dish asked, not the sign in its corner. */
type Asking = { readonly product: Product; readonly quick: boolean };

/** So many colours; the next category begins again. */
const hues = 8;

/** Categories and products; a tap adds one, or as many as were said before. */
export function MenuPane({
  view,
  place,
  onAdding,
}: {
  readonly view: OrderView;
  readonly place: NewLinePlace;
  /** How many dishes somebody is about to add: they have said how many, or are asked something. */
  readonly onAdding: (count: number) => void;
}) {
  const board = useMenuBoard();
  const add = useAddProduct(view, board.menu, place);
  const toast = useToast();
  const [category, setCategory] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [times, setTimes] = useState<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isSearching = search.trim() !== '';
  const shown = category ?? board.categories[0]?.id ?? '';
  const products = isSearching ? board.find(search) : board.productsOf(shown);
  const hueOf = (id: string): number => board.categories.findIndex((one) => one.id === id) % hues;
  useMenuKeys({ field, times, onTimes: setTimes });
  useEffect(() => onAdding(times ?? (asking === null ? 0 : 1)), [onAdding, times, asking]);
  const { show } = useMoney();
  const dangersOf = useDangers(view, place.seat);

  const tap = useStable((product: Product): void => {
    const became = add(product, undefined, times ?? 1);
    if (became === 'asks') setAsking({ product, quick: true });
    if (became !== 'added') return;
    setTimes(null);
    if (product.availability === 'sold-out') toast({ text: words.order.soldOutAdded(product.name) });
  });
  const detail = useStable((product: Product) => setAsking({ product, quick: false }));

  return (
    <section className="menu-pane" aria-label={words.order.menu}>
      <div className="menu-top">
        <label className="search">
          <span className="visually-hidden">{words.order.search}</span>
          <Search className="icon" aria-hidden="true" />
          <input
            ref={field}
            type="search"
            placeholder={words.order.search}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              const [first] = products;
              if (event.key === 'Escape') {
                setSearch('');
                field.current?.blur();
              }
              if (event.key !== 'Enter' || !isSearching || first === undefined) return;
              // Or the rest of the stroke would touch what opens now.
              event.preventDefault();
              tap(first);
              setSearch('');
            }}
          />
          <span className="key-hint" aria-hidden="true">
            /
          </span>
        </label>
        <TimesStrip times={times} onTimes={setTimes} />
      </div>
      <nav className="categories keeps-beside" aria-label={words.order.categories}>
        {board.categories.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            data-hue={hueOf(id)}
            aria-pressed={id === shown && !isSearching}
            onClick={() => {
              setCategory(id);
              setSearch('');
            }}
          >
            {name}
          </button>
        ))}
      </nav>
      <div className="products">
        {products.length === 0 && (
          <p className="muted">{isSearching ? words.order.nothingFound : words.order.emptyCategory}</p>
        )}
        {products.map((product) => (
          <ProductTile
            key={product.id}
            product={product}
            hue={hueOf(product.category)}
            price={show(product.price)}
            dangers={dangersOf(product)}
            onTap={tap}
            onDetail={detail}
          />
        ))}
      </div>
      {asking !== null && (
        <ProductSheet
          product={asking.product}
          menu={board.menu}
          quick={asking.quick}
          times={times ?? 1}
          onClose={() => setAsking(null)}
          onChoose={(choices) => {
            if (add(asking.product, choices, times ?? 1) !== 'added') return;
            setAsking(null);
            setTimes(null);
          }}
        />
      )}
    </section>
  );
}
