/**
 * What the link of a pairing offer says: the code, and which box made it if that is not where the app came from. The demo's
 * links also name somebody of the sample restaurant, so that its devices are at work at once.
 */
export type Invitation = {
  readonly code: string | null;
  readonly box: string | null;
  readonly person: { readonly staff: string; readonly pin: string } | null;
  /** Somebody asked for a window of its own: it takes the device over without a question. */
  readonly here: boolean;
};

/**
 * Reads `#pair=123456&box=…` or the same after a `?`. The code stands behind the `#` so that no server's log sees it.
 */
export function readInvitation(address: Pick<Location, 'hash' | 'search'>): Invitation {
  const said = [address.hash.replace(/^#/, ''), address.search.replace(/^\?/, '')].map(
    (text) => new URLSearchParams(text),
  );
  const word = (name: string): string | null => said.map((one) => one.get(name)).find((one) => one !== null) ?? null;
  const code = word('pair');
  const [staff, pin] = [word('staff'), word('pin')];
  return {
    code: code !== null && /^\d{6}$/.test(code) ? code : null,
    box: word('box'),
    here: said.some((one) => one.has('here')),
    person: staff === null || pin === null ? null : { staff, pin },
  };
}
