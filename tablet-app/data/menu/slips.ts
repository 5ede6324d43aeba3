/** How many letters a hurried thumb may get wrong: none in a short word, where another word is as near. */
const forgiven = ({ length }: string): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Does the name have this word, or its beginning, but for a slip? The first letter is rarely the wrong one. */
export function isNearly(word: string, ofName: readonly string[]): boolean {
  const most = forgiven(word);
  if (most === 0) return ofName.some((one) => one.startsWith(word));
  const glued = ofName.slice(1).map((one, index) => `${ofName[index]}${one}`);
  return [...ofName, ...glued].some((one) => one[0] === word[0] && slipsToBeginning(word, one, most) <= most);
}

/** The fewest letters to put in, leave out, change or swap with the next, until `word` is a beginning of `name`. */
function slipsToBeginning(word: string, name: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: Math.min(name.length, word.length + most) + 1 }, (_, index) => index);
  for (let at = 1; at <= word.length; at++) {
    const next = [at];
    for (let letter = 1; letter < row.length; letter++) {
      const same = word[at - 1] === name[letter - 1] ? 0 : 1;
      const swapped = word[at - 1] === name[letter - 2] && word[at - 2] === name[letter - 1];
      next[letter] = Math.min(
        (row[letter] ?? at) + 1,
        (next[letter - 1] ?? at) + 1,
        (row[letter - 1] ?? at) + same,
        swapped ? (before[letter - 2] ?? at) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return Math.min(...row);
}
