import { Tabs } from '@comanda/shared/ui/form/tabs.tsx';
import { useLocation } from 'wouter';
import { CategoryList } from '../parts/menu/category-list.tsx';
import { CourseList, StationList } from '../parts/menu/place-list.tsx';
import { ProductList } from '../parts/menu/product-list.tsx';
import { QuestionList } from '../parts/menu/question-list.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words.ts';

const lists = {
  products: ProductList,
  categories: CategoryList,
  stations: StationList,
  courses: CourseList,
  questions: QuestionList,
} as const;
type Part = keyof typeof lists;
const parts = Object.keys(lists) as Part[];

export function ProductsPage({ part }: { readonly part: string }) {
  const [, go] = useLocation();
  const shown = parts.find((one) => one === part) ?? 'products';
  const List = lists[shown];
  return (
    <Page title={words.products.title} needs="menu.edit">
      <Tabs
        label={words.products.tabList}
        value={shown}
        tabs={parts.map((value) => ({ value, label: words.products.tabs[value] }))}
        onChange={(value) => go(`/products/${value}`)}
      >
        <List />
      </Tabs>
    </Page>
  );
}
