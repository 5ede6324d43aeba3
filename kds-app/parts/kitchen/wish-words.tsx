import { CircleSlash } from 'lucide-react';
import { wishIn } from '../../data/kitchen/removal.ts';

/** How a dish is wanted. What is to be left out is struck and bold. */
export function WishWords({ words }: { readonly words: string }) {
  const wish = wishIn(words);
  return wish.takesAway ? (
    <b className="wish takes-away">
      <CircleSlash aria-hidden="true" /> {wish.text}
    </b>
  ) : (
    <span className="wish">{wish.text}</span>
  );
}
