import { useState } from 'react';
import { SearchField } from '../form/search-field.tsx';
import { Select } from '../form/select.tsx';
import { Switch } from '../form/switch.tsx';
import { Tabs } from '../form/tabs.tsx';
import { TextField } from '../form/text-field.tsx';
import { Segments } from '../segments.tsx';
import { Exhibit } from './exhibit.tsx';

const stations = [
  { value: 'grill', label: 'Grill' },
  { value: 'cold', label: 'Cold kitchen' },
  { value: 'bar', label: 'Bar' },
] as const;

export function Fields() {
  const [name, setName] = useState('Toast Skagen');
  const [sought, setSought] = useState('sal');
  const [station, setStation] = useState<'grill' | 'cold' | 'bar' | null>('cold');
  const [isOn, setIsOn] = useState(true);
  const [tab, setTab] = useState<'dishes' | 'drinks'>('dishes');
  const [tip, setTip] = useState(10);
  return (
    <Exhibit title="Fields">
      <div className="exhibit-cards">
        <div className="exhibit-card">
          <TextField label="Name" value={name} onChange={setName} detail="As guests read it on the menu." />
          <TextField
            label="Price"
            value="12,x"
            onChange={() => {}}
            wrong="This is not a price. Write it like 125,00."
          />
          <TextField label="Code" value="A-12" onChange={() => {}} disabled />
        </div>
        <div className="exhibit-card">
          <SearchField label="Search the menu" value={sought} onChange={setSought} />
          <SearchField label="Search the guests" value="" onChange={() => {}} />
          <Select label="Station" choices={stations} value={station} onChange={setStation} />
          <Select label="Course" choices={stations} value={null} onChange={() => {}} wrong="Choose a course." />
        </div>
        <div className="exhibit-card">
          <Switch label="Ask for guests" on={isOn} onChange={setIsOn} />
          <Switch label="Show courses" on={false} onChange={() => {}} />
          <Switch label="Payments (set by the owner)" on disabled onChange={() => {}} />
          <Segments
            label="Tip"
            value={tip}
            choices={[0, 5, 10, 15].map((value) => ({ value, label: `${value} %` }))}
            onChange={setTip}
          />
        </div>
      </div>
      <Tabs
        label="Menu"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'dishes', label: 'Dishes' },
          { value: 'drinks', label: 'Drinks' },
        ]}
      >
        <p className="muted">{tab === 'dishes' ? '24 dishes' : '31 drinks'}</p>
      </Tabs>
    </Exhibit>
  );
}
