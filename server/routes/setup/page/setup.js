// Tests whether this device trusts the box, again and again until it does, and shows which step is missing.

const main = document.querySelector('main');
const verdict = document.querySelector('.verdict');
const port = main.dataset.port;
/** @type {string[]} The addresses by https, the one that stays first. */
const addresses = JSON.parse(main.dataset.names);
const retryMs = 2_500;
const patienceMs = 4_000;
const downloaded = 'comanda-setup-downloaded';

const kindOf = ({ userAgent, maxTouchPoints }) => {
  if (/iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'apple';
  return /Android/.test(userAgent) ? 'android' : 'computer';
};

function choose(kind) {
  for (const button of document.querySelectorAll('[data-kind]')) {
    button.setAttribute('aria-pressed', String(button.dataset.kind === kind));
  }
  for (const steps of document.querySelectorAll('.steps')) steps.hidden = steps.dataset.for !== kind;
}

/** Which addresses are worth a try: the one that stays, and the one this page was called by. */
function toTry() {
  const asked = `https://${location.hostname}${port === '443' ? '' : `:${port}`}`;
  return [...new Set([addresses[0], asked])].filter(Boolean);
}

async function isTrusted(address) {
  try {
    const answer = await fetch(`${address}/setup/trust`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    return (await answer.json()).trusted === true;
  } catch {
    // A browser does not tell a page why; the box does, below.
    return false;
  }
}

async function boxSays() {
  try {
    const answer = await fetch('/setup/state', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) });
    return await answer.json();
  } catch {
    return { https: 'gone' };
  }
}

const dayMs = 86_400_000;

function whyNot({ https, heard, nowMs }) {
  if (https !== 'open') return https;
  if (Math.abs(Date.now() - nowMs) > dayMs && (Date.now() > Number(main.dataset.ends) || Date.now() < nowMs - dayMs)) {
    return 'clock';
  }
  if (heard === null) return 'silent';
  return sessionStorage.getItem(downloaded) === null ? 'untrusted' : 'switchedOff';
}

function show(now) {
  if (verdict.dataset.now !== now) {
    verdict.dataset.now = now;
    for (const line of verdict.children) line.hidden = line.dataset.verdict !== now;
  }
  const trusted = now === 'trusted';
  const current = trusted ? 'open' : now === 'switchedOff' ? 'trust' : 'get';
  for (const step of document.querySelectorAll('.step')) {
    const done = step.dataset.step !== 'open' && trusted;
    step.querySelector('.tick').hidden = !done;
    step.toggleAttribute('data-done', done);
    if (step.dataset.step === current) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
  }
}

function offer(address) {
  for (const link of document.querySelectorAll('[data-open]')) {
    // On an iPad the app on the Home Screen shares nothing with Safari, so there a code would be used up by the wrong one.
    const code = link.closest('[data-for="apple"]') === null ? location.hash : '';
    link.href = `${address}/${appPath()}${code}`;
  }
  for (const shown of document.querySelectorAll('.address code')) shown.textContent = address;
  for (const stays of document.querySelectorAll('[data-stays]')) stays.hidden = address !== addresses[0];
  for (const moves of document.querySelectorAll('[data-moves]')) moves.hidden = address === addresses[0];
}

/** A pairing offer may bring its code and the app it is for along: `#pair=123456&app=kds`. */
const invited = new URLSearchParams(location.hash.slice(1));
const appPath = () => (/^(kds|office)$/.test(invited.get('app') ?? '') ? `${invited.get('app')}/` : '');

let looking = false;
let timer;
async function look() {
  if (looking) return;
  looking = true;
  clearTimeout(timer);
  const tries = await Promise.all(toTry().map(async (address) => ((await isTrusted(address)) ? address : null)));
  const trusted = tries.find((address) => address !== null);
  if (trusted !== undefined) offer(trusted);
  show(trusted === undefined ? whyNot(await boxSays()) : 'trusted');
  looking = false;
  if (trusted === undefined) timer = setTimeout(look, retryMs);
}

const code = invited.get('pair');
if (code !== null && /^\d{6}$/.test(code)) {
  const place = document.querySelector('.code');
  place.querySelector('strong').textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  place.hidden = false;
}
for (const link of document.querySelectorAll('nav a')) link.hash = location.hash;
for (const button of document.querySelectorAll('[data-kind]')) {
  button.addEventListener('click', () => choose(button.dataset.kind));
}
for (const link of document.querySelectorAll('[data-download]')) {
  link.addEventListener('click', () => {
    sessionStorage.setItem(downloaded, 'yes');
    void look();
  });
}
// Back from the settings.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void look();
});
choose(kindOf(navigator));
void look();
