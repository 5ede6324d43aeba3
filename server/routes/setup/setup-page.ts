import type { Shown } from '../../tls/keeper.ts';
import type { HttpsState } from '../../tls/second-door.ts';
import { type Language, languages } from './languages.ts';
import type { Kind, SetupWords, Steps } from './setup-words.ts';

export type SetupPage = {
  readonly language: Language;
  readonly restaurant: string;
  readonly state: HttpsState;
  /** By https, the one that stays first. */
  readonly addresses: readonly string[];
};

/** The whole page. Everything it may have to say is in it from the start; its script only shows what is true. */
export function setupPage({ language, restaurant, state, addresses }: SetupPage): string {
  const words: SetupWords = languages[language];
  const shown = 'open' in state ? state.open.shown() : null;
  const needsTrust = shown?.authority !== null;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${text(words.title(restaurant))}</title>
<link rel="stylesheet" href="/setup/files/setup.css">
<script type="module" src="/setup/files/setup.js"></script>
</head>
<body>
<header>
<p class="brand">${text(restaurant)}</p>
<nav aria-label="${text(words.language)}">${languageLinks(language)}</nav>
</header>
<main data-port="${'open' in state ? state.open.port : ''}" data-names="${text(JSON.stringify(addresses))}" data-ends="${shown?.endsMs ?? ''}">
<h1>${text(words.title(restaurant))}</h1>
<p class="intro">${text(words.intro)}</p>
${verdicts(words, state)}
${'open' in state ? stepsFor(words, needsTrust, addresses[0] ?? '') : ''}
<p class="code" hidden><span>${text(words.code)}</span> <strong></strong> <small>${text(words.codeHint)}</small></p>
<p class="plain"><a href="/">${text(words.useHttp)}</a></p>
</main>
${shown?.authority ? footer(words, shown.authority) : ''}
</body>
</html>
`;
}

const languageLinks = (current: Language): string =>
  Object.entries(languages)
    .map(([code, { name }]) => {
      const here = code === current ? ' aria-current="true"' : '';
      return `<a href="?lang=${code}" hreflang="${code}" lang="${code}"${here}>${text(name)}</a>`;
    })
    .join('');

function verdicts({ verdicts }: SetupWords, state: HttpsState): string {
  const port = 'open' in state ? state.open.port : 0;
  const { silent, noScript, ...plain } = verdicts;
  const first = 'open' in state ? 'asking' : state.closed;
  const lines = Object.entries({ ...plain, silent: silent(port) }).map(
    ([name, sentence]) => `<p data-verdict="${name}"${name === first ? '' : ' hidden'}>${text(sentence)}</p>`,
  );
  return `<section class="verdict" data-now="${first}" role="status">${lines.join('')}</section>
<noscript><p class="verdict">${text(noScript)}</p></noscript>`;
}

function stepsFor(words: SetupWords, needsTrust: boolean, address: string): string {
  const kinds: readonly Kind[] = ['apple', 'android', 'computer'];
  const switches = kinds.map(
    (kind) =>
      `<button type="button" data-kind="${kind}" aria-pressed="${kind === 'apple'}">${text(words.kinds[kind])}</button>`,
  );
  const choice = `<div class="kinds" role="group" aria-label="${text(words.kinds.label)}">${switches.join('')}</div>`;
  const lists = kinds.map(
    (kind) => `<ol class="steps" data-for="${kind}">
${needsTrust ? getStep(words, words.steps[kind], kind) + trustStep(words, words.steps[kind]) : ''}${openStep(words, words.steps[kind], address, needsTrust ? 3 : 1)}
</ol>`,
  );
  return `${needsTrust ? '' : `<p>${text(words.nothingToInstall)}</p>`}${choice}${lists.join('\n')}`;
}

const getStep = (words: SetupWords, { get }: Steps, kind: Kind): string =>
  card(
    words,
    1,
    'get',
    get.title,
    'profile.svg',
    `<p><a class="primary" data-download href="/setup/${kind === 'apple' ? 'comanda.mobileconfig' : 'ca.crt'}">${text(get.button)}</a></p>${list(get.next)}`,
  );

const trustStep = (words: SetupWords, { trust }: Steps): string =>
  card(
    words,
    2,
    'trust',
    trust.title,
    'trust.svg',
    `<p class="path">${trust.path.map((part) => `<b>${text(part)}</b>`).join('<span aria-hidden="true"> › </span>')}</p><p>${text(trust.next)}</p>`,
  );

const openStep = (words: SetupWords, { open }: Steps, address: string, number: number): string =>
  card(
    words,
    number,
    'open',
    open.title,
    'home.svg',
    `<p><a class="primary" data-open href="${text(address)}/">${text(words.openButton)}</a></p><p class="address"><code>${text(address)}</code><br><small data-stays>${text(words.stays)}</small><small data-moves hidden>${text(words.mayMove)}</small></p>${list(open.next)}`,
  );

const card = (words: SetupWords, number: number, name: string, title: string, picture: string, body: string): string =>
  `<li class="step" data-step="${name}"><div class="words"><h2><span class="number">${number}</span><span class="visually-hidden">${text(words.step(number))}: </span>${text(title)}<span class="tick" hidden>✓ ${text(words.done)}</span></h2>${body}</div><img src="/setup/files/${picture}" alt="" width="280" height="200"></li>
`;

const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;

/** In two lines of sixteen, so that two people can read it to each other. */
function footer({ fingerprint, limits }: SetupWords, authority: NonNullable<Shown['authority']>): string {
  const pairs = authority.fingerprint.split(':');
  const lines = [pairs.slice(0, 16), pairs.slice(16)].map((line) => line.join(' '));
  return `<footer><h2>${text(fingerprint.title)}</h2><p class="fingerprint"><code>${lines.join('<br>')}</code></p><p>${text(fingerprint.detail)}</p><p>${text(limits)}</p></footer>`;
}

const text = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
