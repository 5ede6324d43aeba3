import { isSoldOut } from '@comanda/shared/menu/menu.ts';
import { SearchField } from '@comanda/shared/ui/form/search-field.tsx';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useMenu, useMenuChoices } from '../../data/menu-choices.ts';
import { matches } from '../../data/product-search.ts';
import { archivedOf, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { Archived } from '../archived.tsx';
import { Empty } from '../page.tsx';
import { ProductRow } from './product-row.tsx';
import { ProductSheet } from './product-sheet.tsx';

/** So many rows are drawn at once; a longer menu is read in parts. */
const pageRows = 80;

export function ProductList() {
  const products = useMenu();
  const choices = useMenuChoices();
  const archived = archivedOf(useRows('products'));
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState('');
  const [shown, setShown] = useState(pageRows);
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const said = words.products;
  const found = products.filter(
    (product) => (category === '' || product.category === category) && matches(product, search.trim()),
  );
  const soldOut = products.filter((product) => isSoldOut(product)).length;
  const add = (
    <button
      type="button"
      className="accent"
      disabled={choices.categories.length === 0}
      onClick={() => setEditing('new')}
    >
      <Plus size={20} aria-hidden="true" /> {said.addProduct}
    </button>
  );
  return (
    <>
      <div className="filters">
        <SearchField label={said.search} value={search} onChange={(text) => setSearch(text.slice(0, 60))} />
        <select
          aria-label={said.category}
          value={category}
          onChange={(event) => {
            setCategory(event.target.value);
            setShown(pageRows);
          }}
        >
          <option value="">{said.allCategories}</option>
          {choices.categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <p className="muted" role="status">
          {said.count(found.length)}
          {soldOut > 0 && ` · ${said.soldOutCount(soldOut)}`}
        </p>
        <span className="grow" />
        {add}
      </div>
      {products.length === 0 ? (
        <Empty title={said.empty} detail={choices.categories.length === 0 ? said.noCategory : said.emptyDetail}>
          {choices.categories.length === 0 && (
            <Link href="/products/categories" className="button">
              {said.addCategory}
            </Link>
          )}
        </Empty>
      ) : found.length === 0 ? (
        <p className="muted nothing">{words.nothingFound(search)}</p>
      ) : (
        <div className="grid-scroll">
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{said.price}</th>
                <th scope="col">{said.soldOut}</th>
                <th scope="col" className="wide-only">
                  {said.category}
                </th>
                <th scope="col" className="wide-only">
                  {said.station}
                </th>
                <th scope="col" className="wide-only">
                  {said.course}
                </th>
                <th scope="col" className="wide-only tax">
                  {said.tax}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.slice(0, shown).map((product) => (
                <ProductRow key={product.id} product={product} choices={choices} onEdit={setEditing} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > shown && (
        <button type="button" onClick={() => setShown(shown + pageRows)}>
          {said.more(Math.min(pageRows, found.length - shown))}
        </button>
      )}
      <Archived table="products" title={words.archivedTitle(archived.length)} rows={archived} />
      {editing !== null && (
        <ProductSheet id={editing === 'new' ? null : editing} category={category} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
