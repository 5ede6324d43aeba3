/** The frame's own pages, for the time in which the box cannot show one. */
export type Notice = 'looking' | 'changed' | 'unreachable';

const said: Readonly<Record<Notice, readonly [title: string, text: string, button: string | null]>> = {
  looking: ['Looking for the box…', 'This screen looks for the restaurant’s box on the network.', null],
  unreachable: [
    'The box does not answer',
    'Expect paper. This screen tries again every few seconds. Is the box switched on, and the cable in?',
    null,
  ],
  changed: [
    'This is not the box this screen knows',
    'Something on the network says that it is the box, but its certificate is another one. Ask whoever looks after the box. If it was set up anew, let this screen get to know it again; it has to be paired after that.',
    'Get to know the box again',
  ],
};

/** Needs nothing from anywhere, and may load nothing. */
export function noticePage(notice: Notice): string {
  const [title, text, button] = said[notice];
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Comanda</title><style>body{margin:0;height:100vh;display:grid;place-content:center;justify-items:center;gap:1rem;background:#14171c;color:#f2f4f7;font:1.4rem/1.4 system-ui,sans-serif;text-align:center}h1,p{margin:0;max-width:40rem}button{min-height:64px;padding:0 1.5rem;font:inherit;font-weight:700;color:inherit;background:#b3261e;border:0;border-radius:10px}</style><h1>${title}</h1><p>${text}</p>${button === null ? '' : `<button id="again">${button}</button>`}`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}
