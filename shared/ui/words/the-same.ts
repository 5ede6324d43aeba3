/** Sentences that Swedish or Spanish say as English does, and why: anything else that reads alike was forgotten. */
export const theSame: Readonly<Record<string, string>> = {
  Comanda: 'the name of the product',
  OK: 'an international word',
  p: 'short for persons in all three',
  Total: 'Spanish has the same word',
  min: 'the international sign',
  h: 'the international sign',
  s: 'the international sign',
  gluten: 'the same word in all three',
  lupin: 'Swedish has the same word',
};
