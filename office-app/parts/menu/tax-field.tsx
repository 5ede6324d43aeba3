import { readRate } from '../../data/product-search.ts';
import { words } from '../../words.ts';
import { TextField } from '../fields.tsx';

/** A tax rate, which is kept in hundredths of a percent. */
export function TaxField({
  label,
  rate,
  onRate,
  isLabelHidden = false,
}: {
  readonly label: string;
  readonly rate: number;
  readonly onRate: (rate: number) => void;
  readonly isLabelHidden?: boolean;
}) {
  return (
    <TextField
      label={label}
      isLabelHidden={isLabelHidden}
      value={String(rate / 100)}
      inputMode="decimal"
      maxLength={6}
      unit="%"
      onCommit={(text) => {
        const read = readRate(text);
        if (read === null) return words.products.badTax;
        onRate(read);
        return null;
      }}
    />
  );
}
