/** What is said while a table is served again, split, handed over and asked to pay, in English: the source of the others. */
export const en = {
  often: {
    title: 'Often here',
    empty: 'What is taken down most often here will stand here. A dish’s sheet can keep it here for you.',
    keep: 'Keep in Often here',
  },
};
