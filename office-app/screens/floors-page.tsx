import type { Floor } from '@comanda/shared/floor/floor.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Tabs } from '@comanda/shared/ui/form/tabs.tsx';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ordersAt, useOrdersOnPlan } from '../data/orders.ts';
import { type PlanEditor, usePlanEditor } from '../data/plan-editor.ts';
import { archivedOf, inUse, lastRank, ranked, useRows } from '../data/rows.ts';
import { Archived } from '../parts/archived.tsx';
import { Empty, Page } from '../parts/page.tsx';
import { ArchiveSheet } from '../parts/plan/archive-sheet.tsx';
import { FloorHead } from '../parts/plan/floor-head.tsx';
import { FloorPlan } from '../parts/plan/floor-plan.tsx';
import { words } from '../words.ts';

export function FloorsPage({ id }: { readonly id: string | null }) {
  const core = useDevice();
  const [, go] = useLocation();
  const editor = usePlanEditor();
  const rows = useRows('floors');
  const tables = inUse(useRows('tables'));
  const floors = ranked(rows);
  const floor = floors.find((one) => one.id === id) ?? floors[0];
  const add = (): void => {
    const made = core.newId();
    const fields = { name: freeName(floors), rank: lastRank(rows.values()), archived: false };
    if (editor.change([{ table: 'floors', id: made, fields }], words.floors.floorAdded(fields.name))) {
      go(`/floors/${made}`);
    }
  };
  const addButton = (
    <button type="button" onClick={add}>
      <Plus size={20} aria-hidden="true" /> {words.floors.addFloor}
    </button>
  );
  return (
    <Page title={words.floors.title} needs="table.edit" actions={addButton}>
      {floors.length === 0 ? (
        <Empty title={words.floors.empty} detail={words.floors.emptyDetail}>
          {addButton}
        </Empty>
      ) : (
        floor !== undefined && (
          <Tabs
            label={words.floors.list}
            value={floor.id}
            tabs={floors.map(({ id: value, name }) => ({
              value,
              label: (
                <>
                  {name} <small>{tables.filter((table) => table.floor === value).length}</small>
                </>
              ),
            }))}
            onChange={(value) => go(`/floors/${value}`)}
          >
            <OneFloor key={floor.id} floor={floor} floors={floors} editor={editor} />
          </Tabs>
        )
      )}
      <Archived table="floors" title={words.floors.archivedFloors(archivedOf(rows).length)} rows={archivedOf(rows)} />
    </Page>
  );
}

function freeName(floors: readonly Floor[]): string {
  const taken = new Set(floors.map(({ name }) => name));
  let [name, count] = [words.floors.newFloor as string, 2];
  while (taken.has(name)) name = `${words.floors.newFloor} ${count++}`;
  return name;
}

function OneFloor({
  floor,
  floors,
  editor,
}: {
  readonly floor: Floor;
  readonly floors: readonly Floor[];
  readonly editor: PlanEditor;
}) {
  // By number: so goes the Tab key.
  const tables = inUse(useRows('tables'))
    .filter((table) => table.floor === floor.id)
    .sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true }));
  const orders = useOrdersOnPlan();
  const [isLeaving, setIsLeaving] = useState(false);
  const at = floors.indexOf(floor);
  const here = tables.flatMap((table) => ordersAt(orders, table.id));
  const busy = tables.filter((table) => ordersAt(orders, table.id).length > 0).length;
  const archive = (): void => {
    setIsLeaving(false);
    editor.change(
      [{ table: 'floors', id: floor.id, fields: { archived: true } }],
      words.floors.floorArchived(floor.name),
    );
  };
  const move = (by: -1 | 1): void => {
    const order = [...floors];
    order.splice(at, 1);
    order.splice(at + by, 0, floor);
    // All of them: ranks that were made on two devices at once may be equal.
    editor.change(order.map(({ id }, rank) => ({ table: 'floors' as const, id, fields: { rank } })));
  };
  return (
    <>
      <FloorHead
        floor={floor}
        tables={tables}
        isFirst={at === 0}
        isLast={at === floors.length - 1}
        onRename={(name) => editor.change([{ table: 'floors', id: floor.id, fields: { name } }])}
        onMove={move}
        onArchive={() => (busy > 0 ? setIsLeaving(true) : archive())}
      />
      <FloorPlan floor={floor} tables={tables} editor={editor} />
      {isLeaving && (
        <ArchiveSheet
          title={words.floors.archiveAnyway(floor.name)}
          detail={words.floors.floorHasOrders(busy)}
          orders={here}
          verb={words.floors.archiveAnyway(floor.name)}
          onArchive={archive}
          onClose={() => setIsLeaving(false)}
        />
      )}
    </>
  );
}
