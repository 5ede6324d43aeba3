import type { HtmlTagDescriptor, Plugin } from 'vite';
import { themes } from '../theme/tokens.ts';

const everywhere = [
  ['meta', { charset: 'utf-8' }],
  ['meta', { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' }],
  ['meta', { name: 'color-scheme', content: 'light dark' }],
  ['link', { rel: 'icon', href: './icon.svg' }],
] as const;

const installed = [
  ...(['light', 'dark'] as const).map(
    (theme) =>
      [
        'meta',
        { name: 'theme-color', content: themes[theme].ground, media: `(prefers-color-scheme: ${theme})` },
      ] as const,
  ),
  ['link', { rel: 'apple-touch-icon', href: './icon-180.png' }],
  ['link', { rel: 'manifest', href: './manifest.webmanifest' }],
] as const;

/** Writes what all pages say alike, so that an app's `index.html` says its title and what else is its own. */
export function appPage({ canBeInstalled }: { readonly canBeInstalled: boolean }): Plugin {
  const head = canBeInstalled ? [...everywhere, ...installed] : everywhere;
  return {
    name: 'comanda-page',
    transformIndexHtml: {
      // Before Vite looks which files the page names.
      order: 'pre',
      handler: () => [
        ...head.map(([tag, attrs]): HtmlTagDescriptor => ({ tag, attrs, injectTo: 'head-prepend' })),
        { tag: 'div', attrs: { id: 'root' }, injectTo: 'body-prepend' },
      ],
    },
  };
}
