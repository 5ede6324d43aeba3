import type { Product } from '@comanda/shared/menu/menu.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useState } from 'react';
import { useAddProduct } from '../data/add-product.ts';
import { useMenuBoard } from '../data/menu.ts';
import { useMoney } from '../data/money.ts';
import { words } from '../words.ts';
import { ModifiersSheet } from './modifiers-sheet.tsx';
import type { NewLinePlace } from './new-line-choice.tsx';

/** Categories and products; a tap adds one. */
export function MenuPane({ view, place }: { readonly view: OrderView; readonly place: NewLinePlace }) {
  const board = useMenuBoard();
  const add = useAddProduct(view, board.menu, place);
  const { show } = useMoney();
  const [category, setCategory] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<Product | null>(null);
  const shown = category ?? board.categories[0]?.id ?? '';
  const products = search.trim() === '' ? board.productsOf(shown) : board.find(search);

  return (
    <section className="menu-pane">
      <nav className="categories" aria-label={words.order.categories}>
        <input
          type="search"
          aria-label={words.order.search}
          placeholder={words.order.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {board.categories.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === shown && search === ''}
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
        {products.length === 0 && search !== '' && <p className="muted">{words.order.nothingFound}</p>}
        {products.map((product) => (
          <div key={product.id} className="product" data-sold-out={product.availability === 'sold-out'}>
            <button
              type="button"
              onClick={() => {
                if (add(product) === 'asks') setAsking(product);
              }}
            >
              <span>{product.name}</span>
              <small>
                {show(product.price)}
                {product.availability === 'sold-out' && ` · ${words.order.soldOut}`}
              </small>
            </button>
            {product.modifierGroups.length > 0 && (
              <button
                type="button"
                className="quiet product-options"
                aria-label={words.line.details(product.name)}
                onClick={() => setAsking(product)}
              >
                …
              </button>
            )}
          </div>
        ))}
      </div>
      {asking !== null && (
        <ModifiersSheet
          product={asking}
          menu={board.menu}
          onClose={() => setAsking(null)}
          onChoose={(choices) => {
            if (add(asking, choices) === 'added') setAsking(null);
          }}
        />
      )}
    </section>
  );
}
