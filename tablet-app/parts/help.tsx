import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { CircleQuestionMark, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useRouter } from 'wouter';
import { hintsSeen } from '../data/help/hints.ts';
import { words } from '../data/help/words.ts';
import { EveningButton, PracticeButton } from './practice-button.tsx';

export function HelpButton() {
  const core = useDevice();
  const [isOpen, setIsOpen] = useState(false);
  const { base } = useRouter();
  const { help } = words;
  return (
    <>
      <button type="button" className="quiet tool" onClick={() => setIsOpen(true)}>
        <CircleQuestionMark className="icon" aria-hidden="true" />
        <span>{help.title}</span>
      </button>
      {isOpen && (
        <Sheet title={help.title} size="narrow" onClose={() => setIsOpen(false)}>
          <button
            type="button"
            className="with-icon two-words"
            onClick={() => {
              hintsSeen.forget(core.signedIn?.staff ?? '');
              setIsOpen(false);
            }}
          >
            <Lightbulb className="icon" aria-hidden="true" />
            <span>
              <b>{help.again}</b> <small className="muted">{help.coachAgain}</small>
            </span>
          </button>
          {/* From the restaurant only: in practice one is there already. */}
          {base === '' && (
            <>
              <PracticeButton />
              <EveningButton />
            </>
          )}
        </Sheet>
      )}
    </>
  );
}
