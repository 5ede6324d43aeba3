/** What is said while a table is served again, split, handed over and asked to pay, in English: the source of the others. */
export const en = {
  often: {
    title: 'Often here',
    empty: 'What is taken down most often here will stand here. A dish’s sheet can keep it here for you.',
    keep: 'Keep in Often here',
  },
  again: {
    title: 'Repeat a round',
    which: 'What shall come again',
    latest: 'The latest round',
    drinks: 'All drinks',
    everything: 'Everything',
    nothing: 'There is none of that on this order.',
    add: '{count, plural, =0 {Nothing to add} other {Add # · {price}}}',
    done: '{count, plural, one {# dish} other {# dishes}} once more',
  },
  split: {
    title: 'Split the bill',
    bySeat: 'Each seat its own bill',
    payEvenly: 'Pay in equal parts',
    payAmount: 'Pay an amount',
    evenly: 'Equal parts',
    which: 'Bills',
    stays: 'Stays here: {sum}',
    bill: 'Bill {letter} · {sum}',
    another: 'Another bill',
    touch: 'Touch what goes on bill {letter}.',
    make: '{count, plural, =1 {Choose what goes} other {Make # bills}}',
    done: '{count} bills at this table',
    paidHere: '{sum} has been paid here already: as much has to stay on this bill.',
  },
};
