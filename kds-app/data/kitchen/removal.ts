/** A wish that takes something away: read wrongly it is the opposite of what the guest asked for. */
const takesAway = /^(no|not|without|hold|utan|ej|inte|inga|ingen|inget|sin|nada de)\s/iu;

export type Wish = { readonly text: string; readonly takesAway: boolean };

/** `no onion` becomes `NO onion`, so that the word that matters is the loudest. */
export function wishIn(words: string): Wish {
  const found = takesAway.exec(words);
  if (found === null) return { text: words, takesAway: false };
  return { text: found[0].toUpperCase() + words.slice(found[0].length), takesAway: true };
}
