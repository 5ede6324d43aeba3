/** Something is being decided over the page, and keys are meant for that. Asked when a key comes: a sheet may be anybody's. */
export const isSheetOpen = (): boolean => document.querySelector('dialog[open]') !== null;
