import { words } from '../words.ts';

/** What cannot be taken back asks for a reason, not for "are you sure?". */
export function ReasonChoice({
  title,
  reasons,
  onChoose,
  onCancel,
}: {
  readonly title: string;
  readonly reasons: readonly string[];
  readonly onChoose: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  return (
    <fieldset className="question">
      <legend>
        <b>{title}</b>
      </legend>
      <div className="choices">
        {reasons.map((reason) => (
          <button key={reason} type="button" className="danger" onClick={() => onChoose(reason)}>
            {reason}
          </button>
        ))}
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </fieldset>
  );
}
