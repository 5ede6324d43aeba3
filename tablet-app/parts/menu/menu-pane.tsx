import { type Allergen, isSoldOut, type Product } from '@comanda/shared/menu/menu.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { Search, Star } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useAddProduct } from '../../data/menu/add-product.ts';
import { type MenuBoard, useMenuBoard } from '../../data/menu/menu.ts';
import { useMenuKeys } from '../../data/menu/menu-keys.ts';
import { useOften } from '../../data/menu/often/use-often.ts';
import { useDangers } from '../../data/menu/use-dangers.ts';
import { useMoney } from '../../data/money.ts';
import { words as serving } from '../../data/serving/words.ts';
import { useStable } from '../../data/use-stable.ts';
import { words } from '../../words.ts';
import type { NewLinePlace } from '../lines/new-line-choice.tsx';
import { useGrowing } from './growing.ts';
import { ProductSheet } from './product-sheet.tsx';
import { ProductTile } from './product-tile.tsx';
import { TimesStrip } from './times-strip.tsx';

/** Quick: a tap on the dish asked, not the sign in its corner. */
type Asking = { readonly product: Product; readonly quick: boolean };

/** Stands beside the categories, and is none. */
const oftenTab = 'often';

/** So many colours; the next category begins again. */
const hues = 8;
const hueOf = ({ categories }: MenuBoard, id: string): number => categories.findIndex((one) => one.id === id) % hues;

/** Hundreds, perhaps, and a tap on one of them changes none. */
const ProductTiles = memo(function ProductTiles({
  board,
  products,
  dangersOf,
  left,
  onTap,
  onDetail,
}: {
  readonly board: MenuBoard;
  readonly products: readonly Product[];
  readonly dangersOf: (product: Product) => readonly Allergen[];
  readonly left: ReadonlyMap<string, number>;
  readonly onTap: (product: Product) => void;
  readonly onDetail: (product: Product) => void;
}) {
  const { show } = useMoney();
  const { shown, end } = useGrowing();
  return (
    <>
      {products.slice(0, shown).map((product) => (
        <ProductTile
          key={product.id}
          product={product}
          hue={hueOf(board, product.category)}
          price={show(product.price)}
          dangers={dangersOf(product)}
          left={left.get(product.id)}
          onTap={onTap}
          onDetail={onDetail}
        />
      ))}
      {shown < products.length && <div key={shown} ref={end} />}
    </>
  );
});

/** They change when the menu does, not when a dish is added. */
const Categories = memo(function Categories({
  board,
  chosen,
  onChoose,
}: {
  readonly board: MenuBoard;
  readonly chosen: string | null;
  readonly onChoose: (category: string) => void;
}) {
  return (
    <nav className="categories keeps-beside" aria-label={words.order.categories}>
      <button type="button" className="with-icon" aria-pressed={chosen === oftenTab} onClick={() => onChoose(oftenTab)}>
        <Icon of={Star} />
        {serving.often.title}
      </button>
      {board.categories.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          data-hue={hueOf(board, id)}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
});

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
  const often = useOften(board);
  const add = useAddProduct(view, board.menu, place);
  const toast = useToast();
  const { left } = useDevice();
  const [category, setCategory] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [times, setTimes] = useState<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isSearching = search.trim() !== '';
  const shown = category ?? board.categories[0]?.id ?? '';
  const inTab = shown === oftenTab ? often.products : board.productsOf(shown);
  const found = useMemo(() => (isSearching ? board.find(search) : null), [board, isSearching, search]);
  const products = found ?? inTab;
  const nothing = shown === oftenTab ? serving.often.empty : words.order.emptyCategory;
  const choose = useStable((next: string): void => {
    setCategory(next);
    setSearch('');
  });
  useMenuKeys({ field, times, onTimes: setTimes });
  useEffect(() => onAdding(times ?? (asking === null ? 0 : 1)), [onAdding, times, asking]);
  const dangersOf = useDangers(view, place.seat);

  const tap = useStable((product: Product): void => {
    const there = left.get(product.id);
    const became = add(product, undefined, times ?? 1);
    if (became === 'asks') setAsking({ product, quick: true });
    if (became !== 'added') return;
    setTimes(null);
    if (isSoldOut(product, there)) toast({ text: words.order.soldOutAdded(product.name) });
    else if (there !== undefined && there < (times ?? 1)) toast({ text: serving.left.fewAdded(product.name, there) });
  });
  const detail = useStable((product: Product) => setAsking({ product, quick: false }));

  return (
    <section className="menu-pane" aria-label={words.order.menu}>
      <div className="menu-top">
        <label className="search">
          <span className="visually-hidden">{words.order.search}</span>
          <Icon of={Search} />
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
      <Categories board={board} chosen={isSearching ? null : shown} onChoose={choose} />
      <div key={isSearching ? null : shown} className="products">
        {products.length === 0 && <p className="muted">{isSearching ? words.order.nothingFound : nothing}</p>}
        <ProductTiles
          board={board}
          products={products}
          dangersOf={dangersOf}
          left={left}
          onTap={tap}
          onDetail={detail}
        />
      </div>
      {asking !== null && (
        <ProductSheet
          product={asking.product}
          menu={board.menu}
          quick={asking.quick}
          times={times ?? 1}
          often={often}
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
