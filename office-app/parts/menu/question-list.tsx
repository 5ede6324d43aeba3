import type { ModifierGroup, ModifierOption } from '@comanda/shared/menu/menu.ts';
import { noCents } from '@comanda/shared/money/cents.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Archive, Plus, X } from 'lucide-react';
import { useChange } from '../../data/change.ts';
import { useMenu } from '../../data/menu-choices.ts';
import { useMoney } from '../../data/money.ts';
import { archivedOf, inUse, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { Archived } from '../archived.tsx';
import { SelectField, SwitchField, TextField } from '../fields.tsx';
import { Empty } from '../page.tsx';

const most = { options: 40, answers: 20 } as const;

/** What waiters are asked with a product: how done, which side. */
export function QuestionList() {
  const core = useDevice();
  const change = useChange();
  const rows = useRows('modifier_groups');
  const groups = inUse(rows).sort((a, b) => a.name.localeCompare(b.name));
  const said = words.products;
  const add = (): void => {
    const options = [{ id: core.newId(), name: said.newOption, price: noCents, isDefault: false }];
    const fields = { name: said.newQuestion, min: 0, max: 1, options, archived: false };
    change({ table: 'modifier_groups', id: core.newId(), fields }, said.added(fields.name));
  };
  return (
    <>
      <div className="filters">
        <p className="muted">{said.questionDetail}</p>
        <span className="grow" />
        <button type="button" className="accent" onClick={add}>
          <Plus size={20} aria-hidden="true" /> {said.addQuestion}
        </button>
      </div>
      {groups.length === 0 && <Empty title={said.noQuestions} detail={said.questionDetail} />}
      <div className="questions">
        {groups.map((group) => (
          <Question key={group.id} group={group} />
        ))}
      </div>
      <Archived table="modifier_groups" title={words.archivedTitle(archivedOf(rows).length)} rows={archivedOf(rows)} />
    </>
  );
}

function Question({ group }: { readonly group: ModifierGroup }) {
  const core = useDevice();
  const change = useChange();
  const products = useMenu();
  const said = words.products;
  const { id, name, options } = group;
  const set = (fields: Partial<ModifierGroup>, text?: string) => change({ table: 'modifier_groups', id, fields }, text);
  const setOption = (changed: ModifierOption): void => {
    set({ options: options.map((option) => (option.id === changed.id ? changed : option)) });
  };
  const remove = (gone: ModifierOption): void => {
    const left = options.filter((option) => option.id !== gone.id);
    const min = Math.min(group.min, left.length);
    set({ options: left, min }, said.optionRemoved(gone.name));
  };
  const limits = Array.from({ length: Math.min(most.answers, Math.max(options.length, group.max)) }, (_, at) => ({
    id: String(at + 1),
    name: String(at + 1),
  }));
  return (
    <section className="card question" aria-label={name}>
      <TextField
        label={said.nameOf(name)}
        isLabelHidden
        className="title-field"
        value={name}
        onCommit={(text) => {
          if (text.trim() === '') return words.needsName;
          set({ name: text.trim() });
          return null;
        }}
      />
      <p className="muted">{said.usedBy(products.filter((one) => one.modifierGroups.includes(id)).length)}</p>
      <div className="question-rules">
        <SwitchField label={said.required} isOn={group.min > 0} onChange={(isOn) => set({ min: isOn ? 1 : 0 })} />
        <SelectField
          label={said.atMost}
          value={String(group.max)}
          choices={limits}
          onChoose={(chosen) => set({ max: Number(chosen), min: Math.min(group.min, Number(chosen)) })}
        />
      </div>
      <ul className="options" aria-label={said.options}>
        {options.map((option, at) => (
          <Option
            key={option.id}
            number={at + 1}
            option={option}
            question={name}
            isLast={options.length === 1}
            onChange={setOption}
            onRemove={() => remove(option)}
          />
        ))}
      </ul>
      <div className="sheet-verbs">
        <button
          type="button"
          disabled={options.length >= most.options}
          onClick={() =>
            set({ options: [...options, { id: core.newId(), name: said.newOption, price: noCents, isDefault: false }] })
          }
        >
          <Plus size={18} aria-hidden="true" /> {said.addOption}
        </button>
        <button type="button" className="danger" onClick={() => set({ archived: true }, said.archived(name))}>
          <Archive size={18} aria-hidden="true" /> {words.archive}
        </button>
      </div>
    </section>
  );
}

function Option({
  number,
  option,
  question,
  isLast,
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly option: ModifierOption;
  readonly question: string;
  /** A question has at least one answer. */
  readonly isLast: boolean;
  readonly onChange: (option: ModifierOption) => void;
  readonly onRemove: () => void;
}) {
  const money = useMoney();
  const said = words.products;
  return (
    <li>
      <TextField
        label={said.optionName(number, question)}
        isLabelHidden
        value={option.name}
        onCommit={(text) => {
          if (text.trim() === '') return words.needsName;
          onChange({ ...option, name: text.trim() });
          return null;
        }}
      />
      <TextField
        label={said.optionPrice(option.name)}
        isLabelHidden
        className="price"
        value={money.show(option.price)}
        inputMode="decimal"
        maxLength={16}
        onCommit={(text) => {
          const price = money.read(text);
          if (price === null) return said.badPrice;
          onChange({ ...option, price });
          return null;
        }}
      />
      <button
        type="button"
        className="quiet"
        aria-label={said.removeOption(option.name)}
        disabled={isLast}
        onClick={onRemove}
      >
        <X size={18} aria-hidden="true" />
      </button>
    </li>
  );
}
