import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';

/**
 * A sign beside words that say the same. Drawn once: as it comes from its library it is four parts, put together again with whatever it
 * stands in, and a screen that changes at every tap has dozens.
 */
export const Icon = memo(function Icon({ of: Sign }: { readonly of: LucideIcon }) {
  return <Sign className="icon" aria-hidden="true" />;
});
