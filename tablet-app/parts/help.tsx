import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
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
        <Icon of={CircleQuestionMark} />
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
            <Icon of={Lightbulb} />
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
