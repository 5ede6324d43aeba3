/** Somebody in the office asks which machine this is: its name, over everything, readable from across the room. */
export function NameFlash({ name }: { readonly name: string }) {
  return (
    <output className="name-flash" aria-live="assertive">
      {name}
    </output>
  );
}
