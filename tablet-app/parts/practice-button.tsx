import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Clapperboard, GraduationCap } from 'lucide-react';
import { useLocation } from 'wouter';
import { words } from '../data/help/words.ts';
import { eveningPath, practicePath } from '../data/practice/path.ts';

/** Also where nobody has signed in: whoever is new learns before they have a PIN. */
export function PracticeButton() {
  const [, go] = useLocation();
  return (
    <button type="button" className="with-icon two-words" onClick={() => go(practicePath)}>
      <Icon of={GraduationCap} />
      <span>
        <b>{words.practice.enter}</b> <small className="muted">{words.practice.detail}</small>
      </span>
    </button>
  );
}

export function EveningButton() {
  const [, go] = useLocation();
  return (
    <button type="button" className="with-icon two-words" onClick={() => go(eveningPath)}>
      <Icon of={Clapperboard} />
      <span>
        <b>{words.evening.enter}</b> <small className="muted">{words.evening.detail}</small>
      </span>
    </button>
  );
}
