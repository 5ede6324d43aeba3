import type { Floor, Table } from '@comanda/shared/floor/floor.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { LayoutGrid, Plus, Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ordersAt, useOrdersOnPlan } from '../../data/orders.ts';
import type { PlanEditor } from '../../data/plan-editor.ts';
import { useRows } from '../../data/rows.ts';
import { floorsBeside, freeSpot, makeTables, namesake, nextNumber } from '../../data/tables.ts';
import { words } from '../../words.ts';
import { Archived } from '../archived.tsx';
import { Empty } from '../page.tsx';
import { ArchiveSheet } from './archive-sheet.tsx';
import { Inspector } from './inspector.tsx';
import { ManyTables } from './many-tables.tsx';
import { PlanCanvas } from './plan-canvas.tsx';

/** The plan of a floor with everything that can be done to it. */
export function FloorPlan({
  floor,
  tables,
  editor,
}: {
  readonly floor: Floor;
  readonly tables: readonly Table[];
  readonly editor: PlanEditor;
}) {
  const core = useDevice();
  const all = [...useRows('tables').values()];
  const groups = [...useRows('multi_sessions').values()];
  const floorRows = useRows('floors');
  const orders = useOrdersOnPlan();
  const [selectedId, select] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const [leaving, setLeaving] = useState<Table | null>(null);
  const inspector = useRef<HTMLElement>(null);
  const said = words.floors;
  const selected = tables.find(({ id }) => id === selectedId) ?? null;
  const beside = floorsBeside(floor.id, groups);
  const twinOf = ({ id, number }: Pick<Table, 'id' | 'number'>): Table | null => namesake(number, id, beside, all);
  const nameOf = (table: Table): string => floorRows.get(table.floor)?.name ?? '';
  const update = (id: string, fields: Partial<Table>): boolean => editor.change([{ table: 'tables', id, fields }]);

  const make = (count: number, seats: number, shape: Table['shape']): void => {
    setIsMaking(false);
    const made = makeTables({ floor: floor.id, count, seats, shape }, groups, all, () => core.newId());
    const wishes = made.map(({ id, ...fields }) => ({ table: 'tables' as const, id, fields }));
    if (!editor.change(wishes, count > 1 ? said.made(count) : undefined)) return;
    const [first] = made;
    if (count === 1 && first !== undefined) select(first.id);
  };
  const duplicate = (table: Table): void => {
    const id = core.newId();
    const { width, height, seats, shape } = table;
    const place = freeSpot(tables, { width, height });
    const number = nextNumber(floor.id, beside, all);
    const fields = { floor: floor.id, number, seats, shape, ...place, archived: false };
    if (editor.change([{ table: 'tables', id, fields }])) select(id);
  };
  const archive = (table: Table): void => {
    setLeaving(null);
    const wish = { table: 'tables' as const, id: table.id, fields: { archived: true } };
    if (editor.change([wish], said.tableArchived(table.number))) select(null);
  };
  const mayArchive = (table: Table): void => {
    if (ordersAt(orders, table.id).length > 0) setLeaving(table);
    else archive(table);
  };
  const renumber = (table: Table, text: string): string | null => {
    const number = text.trim();
    if (number === '') return said.numberNeeded;
    const twin = twinOf({ id: table.id, number });
    if (twin !== null) return said.numberTaken(nameOf(twin), twin.number);
    update(table.id, { number });
    return null;
  };
  const keys = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (isTyping || !(event.ctrlKey || event.metaKey)) return;
    const letter = event.key.toLowerCase();
    if (letter === 'z' && !event.shiftKey) editor.undo();
    else if (letter === 'y' || letter === 'z') editor.redo();
    else return;
    event.preventDefault();
  };
  const twin = selected === null ? null : twinOf(selected);
  const archived = all
    .filter((table) => table.archived && table.floor === floor.id)
    .map(({ id, number }) => ({ id, name: said.table(number) }));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Z works wherever the focus is in the editor.
    <div className="editor" onKeyDown={keys}>
      <div className="editor-bar">
        <button type="button" className="accent" onClick={() => make(1, 4, 'square')}>
          <Plus size={20} aria-hidden="true" /> {said.addTable}
        </button>
        <button type="button" onClick={() => setIsMaking(true)}>
          <LayoutGrid size={20} aria-hidden="true" /> {said.generate}
        </button>
        <span className="grow" />
        <button type="button" disabled={!editor.canUndo} onClick={editor.undo}>
          <Undo2 size={20} aria-hidden="true" /> {words.undo}
        </button>
        <button type="button" disabled={!editor.canRedo} onClick={editor.redo}>
          <Redo2 size={20} aria-hidden="true" /> {words.redo}
        </button>
      </div>
      {tables.length === 0 ? (
        <Empty title={said.emptyPlan} detail={said.emptyPlanDetail}>
          <button type="button" className="accent" onClick={() => make(12, 4, 'square')}>
            <LayoutGrid size={20} aria-hidden="true" /> {said.twelve}
          </button>
          <button type="button" onClick={() => make(1, 4, 'square')}>
            <Plus size={20} aria-hidden="true" /> {said.addTable}
          </button>
        </Empty>
      ) : (
        <div className="editor-body">
          <div className="editor-plan">
            <PlanCanvas
              name={floor.name}
              tables={tables}
              selected={selectedId}
              busy={new Set(tables.filter(({ id }) => ordersAt(orders, id).length > 0).map(({ id }) => id))}
              twice={new Set(tables.filter((table) => twinOf(table) !== null).map(({ id }) => id))}
              onSelect={select}
              onPlace={({ id }, place) => update(id, place)}
              onArchive={mayArchive}
              onEdit={() => inspector.current?.querySelector('input')?.focus()}
            />
            <p className="muted plan-help">{said.planHelp}</p>
          </div>
          {selected === null ? (
            <section className="inspector quiet-inspector">
              <h2>{said.nothingSelected}</h2>
              <p className="muted">{said.nothingSelectedDetail}</p>
            </section>
          ) : (
            <Inspector
              key={selected.id}
              table={selected}
              place={inspector}
              twin={twin === null ? null : nameOf(twin)}
              onChange={(fields) => update(selected.id, fields)}
              onNumber={(text) => renumber(selected, text)}
              onDuplicate={() => duplicate(selected)}
              onArchive={() => mayArchive(selected)}
            />
          )}
        </div>
      )}
      <Archived table="tables" title={said.archivedTables(archived.length)} rows={archived} />
      {isMaking && (
        <ManyTables next={nextNumber(floor.id, beside, all)} onMake={make} onClose={() => setIsMaking(false)} />
      )}
      {leaving !== null && (
        <ArchiveSheet
          title={said.tableHasOrder(leaving.number)}
          detail={said.orderGoesToTray}
          orders={ordersAt(orders, leaving.id)}
          verb={said.archiveTable}
          onArchive={() => archive(leaving)}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  );
}
