import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Config } from '../config.ts';
import type { BoxHere } from './admin-routes.ts';
import { localUrl } from './whereabouts.ts';

const patienceMs = 1_000;

/** What a start says when somebody else listens where it would; null for any other error. */
export async function portTakenWords(error: unknown, { host, port, httpsPort }: Config): Promise<string | null> {
  if (!(error instanceof Error)) return null;
  // By its name: the doctor need not load what opens an https port.
  if (error.name === 'HttpsPortTaken') {
    const who = ownerInWords(await boxAt(localUrl(host, httpsPort).replace('http:', 'https:')));
    return `The https port ${httpsPort} is taken by ${who.by}.\n${who.instead} Choose another port with --https-port, or none with --https false.`;
  }
  if (!('code' in error && error.code === 'EADDRINUSE')) return null;
  const who = ownerInWords(await boxAt(localUrl(host, port)));
  return `The port ${port} is taken by ${who.by}.\n${who.instead} Choose another port with --port.`;
}

/** Who has a port of this machine, for the doctor. */
export const portOwner = async (host: string, port: number): Promise<string> =>
  ownerInWords(await boxAt(localUrl(host, port))).by;

function ownerInWords(box: BoxHere | null): { readonly by: string; readonly instead: string } {
  if (box === null) return { by: 'another program', instead: 'Stop that program.' };
  const of = box.restaurant === null ? 'a restaurant without a name' : box.restaurant;
  return {
    by: `another Comanda box: ${of}, in ${box.folder}`,
    instead: 'One machine needs one box. To run both, this one needs ports and a --host-name of its own.',
  };
}

/** The Comanda box that answers there; null when it is none, or says nothing in time. */
function boxAt(url: string): Promise<BoxHere | null> {
  return new Promise((resolve) => {
    // Whose certificate it is says nothing here, and nothing is confided to it.
    const options = { rejectUnauthorized: false, signal: AbortSignal.timeout(patienceMs) };
    const ask = url.startsWith('https:') ? requestHttps : requestHttp;
    const asked = ask(`${url}/admin/who`, options, (response) => {
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (more: string) => {
        said = `${said}${more}`.slice(0, mostLetters);
      });
      response.on('error', () => resolve(null));
      response.on('end', () => resolve(asBox(said)));
    });
    // Not everything that listens speaks http.
    asked.on('error', () => resolve(null));
    asked.end();
  });
}

const mostLetters = 4_096;

function asBox(said: string): BoxHere | null {
  try {
    const { program, restaurant, folder } = JSON.parse(said) as Record<string, unknown>;
    if (program !== 'comanda' || typeof folder !== 'string') return null;
    return { program, restaurant: typeof restaurant === 'string' ? restaurant : null, folder };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
