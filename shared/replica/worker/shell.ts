/** What an app is made of, as its build knows it. Paths are relative to the folder of the app. */
export type Shell = {
  readonly version: string;
  readonly files: readonly ShellFile[];
};
export type ShellFile = {
  readonly path: string;
  /** SHA-256 in hex, for what is not named after its content: it may be of another build by the time it arrives. */
  readonly sha256?: string;
};

/** As much of a service worker as is used here; the compiler's own words for it do not go together with those for pages. */
export type WorkerScope = {
  readonly location: { readonly href: string };
  readonly caches: CacheStorage;
  readonly crypto: Pick<Crypto, 'subtle'>;
  readonly clients: { claim(): Promise<void> };
  fetch(request: Request): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', run: (event: LifeEvent) => void): void;
  addEventListener(type: 'message', run: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'fetch', run: (event: FetchEvent) => void): void;
};
type LifeEvent = { waitUntil(work: Promise<unknown>): void };
type FetchEvent = { readonly request: Request; respondWith(answer: Promise<Response>): void };

/** What a page says when it is a good moment for the new build. */
const takeOver = 'take-over';

/**
 * Keeps a whole build of the app on the device, so that it opens without any network, and gives pages that build and no
 * other until they ask for the next. What the box says (links, pairing, sign-ins) never passes through here.
 */
export function keepShell(scope: WorkerScope, shell: Shell): void {
  const builds = new Builds(scope, shell);
  scope.addEventListener('install', (event) => event.waitUntil(builds.fill()));
  scope.addEventListener('activate', (event) =>
    event.waitUntil(builds.forgetOlder().then(() => scope.clients.claim())),
  );
  scope.addEventListener('message', ({ data }) => {
    if (data === takeOver) void scope.skipWaiting();
  });
  scope.addEventListener('fetch', (event) => {
    const kept = builds.keptAs(event.request);
    if (kept !== null) event.respondWith(builds.answer(kept, event.request));
  });
}

/** The builds of one app on this device, each in a cache of its own. Apps that share an address do not touch each other's. */
class Builds {
  readonly #scope: WorkerScope;
  readonly #files: readonly ShellFile[];
  readonly #folder: URL;
  readonly #family: string;
  readonly #own: string;
  readonly #paths: ReadonlySet<string>;

  constructor(scope: WorkerScope, { version, files }: Shell) {
    this.#scope = scope;
    this.#files = files;
    this.#folder = new URL('./', scope.location.href);
    this.#family = `comanda ${this.#folder.pathname} `;
    this.#own = `${this.#family}${version}`;
    this.#paths = new Set(files.map(({ path }) => this.#addressOf(path).pathname));
  }

  /** Everything or nothing: half a build would open once and never again. */
  async fill(): Promise<void> {
    const { caches } = this.#scope;
    const brought = await Promise.all(
      this.#files.map(async (file) => [this.#addressOf(file.path).href, await this.#bring(file)] as const),
    );
    const cache = await caches.open(this.#own);
    try {
      await Promise.all(brought.map(([href, answer]) => cache.put(href, answer)));
    } catch (error) {
      await caches.delete(this.#own);
      throw error;
    }
  }

  /** The build before stays: a page that still shows it may yet ask for a part of it. */
  async forgetOlder(): Promise<void> {
    const others = (await this.#names()).filter((name) => name !== this.#own);
    await Promise.all(others.slice(0, -1).map((name) => this.#scope.caches.delete(name)));
  }

  /** Under which address a request is kept here; null when it is none of ours. */
  keptAs({ method, url, mode }: Pick<Request, 'method' | 'url' | 'mode'>): string | null {
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== this.#folder.origin) return null;
    if (mode === 'navigate') return pathname === this.#folder.pathname ? this.#addressOf('index.html').href : null;
    const isNamedAfterContent = pathname.startsWith(`${this.#folder.pathname}assets/`);
    return this.#paths.has(pathname) || isNamedAfterContent ? `${origin}${pathname}` : null;
  }

  async answer(href: string, request: Request): Promise<Response> {
    const mine = await this.#scope.caches.match(href, { cacheName: this.#own });
    return mine ?? (await this.#inAnyBuild(href)) ?? this.#scope.fetch(request);
  }

  async #bring({ path, sha256 }: ShellFile): Promise<Response> {
    const { href } = this.#addressOf(path);
    // What is named after its content is the same in the build before, and need not travel again.
    const known = sha256 === undefined ? await this.#inAnyBuild(href) : undefined;
    if (known !== undefined) return known;
    const answer = await this.#scope.fetch(new Request(href, { cache: sha256 === undefined ? 'default' : 'reload' }));
    if (!answer.ok || answer.redirected) throw new Error(`${path} was answered with ${answer.status}`);
    const isOther = sha256 !== undefined && (await this.#hashOf(answer.clone())) !== sha256;
    if (isOther) throw new Error(`${path} is of another build`);
    return answer;
  }

  async #inAnyBuild(href: string): Promise<Response | undefined> {
    for (const name of await this.#names()) {
      const found = await this.#scope.caches.match(href, { cacheName: name });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** In the order in which they were made. */
  async #names(): Promise<string[]> {
    return (await this.#scope.caches.keys()).filter((name) => name.startsWith(this.#family));
  }

  async #hashOf(answer: Response): Promise<string> {
    const digest = await this.#scope.crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  #addressOf(path: string): URL {
    return new URL(path, this.#folder);
  }
}
