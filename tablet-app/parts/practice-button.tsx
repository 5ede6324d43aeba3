import { GraduationCap } from 'lucide-react';
import { useLocation } from 'wouter';
import { words } from '../data/help/words.ts';
import { practicePath } from '../data/practice/path.ts';

/** Also where nobody has signed in: whoever is new learns before they have a PIN. */
export function PracticeButton() {
  const [, go] = useLocation();
  return (
    <button type="button" className="with-icon two-words" onClick={() => go(practicePath)}>
      <GraduationCap className="icon" aria-hidden="true" />
      <span>
        <b>{words.practice.enter}</b> <small className="muted">{words.practice.detail}</small>
      </span>
    </button>
  );
}
