import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/schema';
import { nearest } from './nearest.ts';

const origin = '^https?://[a-z0-9.\\-\\[\\]:]+$';

/** Everything that can be set about a box. The same name serves as flag, as key of the file and, in capitals, as variable. */
export const Config = Type.Object({
  /** The folder of the database. */
  data: Type.String({ minLength: 1 }),
  host: Type.String({ minLength: 1 }),
  port: Type.Integer({ minimum: 0, maximum: 65_535 }),
  logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  /** Devices find the box as `<name>.local`. */
  hostName: Type.String({ pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' }),
  /** By Bonjour. */
  advertise: Type.Boolean(),
  /** Whose pages may speak to the box, besides its own. */
  origins: Type.Array(Type.String({ pattern: origin }), { maxItems: 50 }),
  /** By which names the box may be called, besides its addresses and `<name>.local`. */
  hosts: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }), { maxItems: 50 }),
  /** Whether the box is reached by https as well: what an installed app needs. */
  https: Type.Boolean(),
  httpsPort: Type.Integer({ minimum: 0, maximum: 65_535 }),
  /** A certificate and its key that the owner brings, as PEM files; without them the box makes its own. */
  tlsCert: Type.String(),
  tlsKey: Type.String(),
  /** The box makes a backup by itself so often, and when a business day ends; 0: never. */
  backupEveryHours: Type.Integer({ minimum: 0, maximum: 168 }),
  /** How many of the last backups stay, beside one of each day for a month. */
  backupKeep: Type.Integer({ minimum: 1, maximum: 1_000 }),
});
export type Config = Static<typeof Config>;
export type Setting = keyof Config;

const whatToUse = {
  data: 'the path of a folder',
  host: 'the address to listen at, such as 0.0.0.0',
  port: 'a port from 0 (any free one) to 65535',
  logLevel: 'one of fatal, error, warn, info, debug, trace, silent',
  hostName: 'a name in small letters without dots',
  advertise: 'true or false',
  origins: 'web addresses such as https://pos.example.com, without a path',
  hosts: 'host names in small letters, without a port',
  https: 'true or false',
  httpsPort: 'a port from 0 (any free one) to 65535',
  tlsCert: 'the path of a PEM file',
  tlsKey: 'the path of a PEM file',
  backupEveryHours: 'whole hours from 1 to 168, or 0 for no backups by themselves',
  backupKeep: 'a number from 1 to 1000',
} as const satisfies Record<Setting, string>;

const defaults: Config = {
  data: 'comanda-data',
  host: '0.0.0.0',
  port: 8080,
  logLevel: 'info',
  hostName: 'comanda',
  advertise: true,
  origins: [],
  hosts: [],
  https: true,
  httpsPort: 8443,
  tlsCert: '',
  tlsKey: '',
  backupEveryHours: 6,
  backupKeep: 12,
};

/** From 80 to 443, and from 8080 to 8443. */
const fromHttpToHttps = 363;

/** Two boxes on one machine differ in one port only, so the other follows it. */
const httpsPortBeside = (port: number): number =>
  port === 0 ? 0 : port + fromHttpToHttps > 65_535 ? port - fromHttpToHttps : port + fromHttpToHttps;

export const settings = Object.keys(Config.properties) as Setting[];

/** `logLevel` is written `log-level` as a flag and in the file, `COMANDA_LOG_LEVEL` as a variable. */
export const flagOf = (setting: Setting): string => setting.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
export const variableOf = (setting: Setting): string => `COMANDA_${flagOf(setting).replaceAll('-', '_').toUpperCase()}`;

/** Names the configuration file itself, so it is no setting. */
const fileVariable = 'COMANDA_CONFIG';
const usualFile = '/etc/comanda/comanda.toml';

type Given = { readonly value: unknown; readonly origin: string };
type Layer = { readonly given: Map<Setting, Given>; readonly errors: string[] };

export type ReadConfig =
  | { readonly config: Config; readonly origins: Readonly<Record<Setting, string>> }
  | { readonly errors: readonly string[] };

/**
 * Flags before variables before the file before what is usual. Reads everything before it complains, so that the owner
 * mends the configuration once and not line by line.
 */
export function readConfig(
  sources: {
    readonly flags: Readonly<Partial<Record<Setting | 'config', unknown>>>;
    readonly env: Readonly<Record<string, string | undefined>>;
  },
  /** What only some commands ask of the settings. */
  furtherErrors: (config: Config) => readonly string[] = () => [],
): ReadConfig {
  const file = sources.flags.config ?? sources.env[fileVariable];
  const layers = [
    readFlags(sources.flags),
    readVariables(sources.env),
    typeof file === 'string' ? readFile(file) : existsSync(usualFile) ? readFile(usualFile) : emptyLayer(),
  ];
  const errors = layers.flatMap((layer) => layer.errors);
  const config: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  for (const setting of settings) {
    const given = layers.map((layer) => layer.given.get(setting)).find((one) => one !== undefined) ?? {
      value: defaults[setting],
      origin: 'default',
    };
    // Every layer is checked, not only the one that wins: a wrong line in the file is wrong also while a flag hides it.
    for (const one of layers) errors.push(...complaint(setting, one.given.get(setting)));
    config[setting] = given.value;
    origins[setting] = given.origin;
  }
  if (origins.httpsPort === 'default' && Check(Config.properties.port, config.port)) {
    config.httpsPort = httpsPortBeside(config.port);
  }
  if (Check(Config, config)) errors.push(...furtherErrors(config));
  if (errors.length > 0) return { errors };
  const { data, ...rest } = config as Config;
  return { config: { ...rest, data: resolve(data) }, origins: origins as Record<Setting, string> };
}

function complaint(setting: Setting, given: Given | undefined): string[] {
  if (given === undefined || Check(Config.properties[setting], given.value)) return [];
  return [`${flagOf(setting)} is ${JSON.stringify(given.value)} (${given.origin}): use ${whatToUse[setting]}.`];
}

const emptyLayer = (): Layer => ({ given: new Map(), errors: [] });

function readFlags(flags: Readonly<Partial<Record<Setting | 'config', unknown>>>): Layer {
  const layer = emptyLayer();
  for (const setting of settings) {
    const value = flags[setting];
    if (value !== undefined) {
      layer.given.set(setting, { value: fromText(setting, value), origin: `--${flagOf(setting)}` });
    }
  }
  return layer;
}

function readVariables(env: Readonly<Record<string, string | undefined>>): Layer {
  const layer = emptyLayer();
  const byVariable = new Map(settings.map((setting) => [variableOf(setting), setting]));
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith('COMANDA_') || variable === fileVariable || value === undefined) continue;
    const setting = byVariable.get(variable);
    if (setting === undefined) layer.errors.push(unknown(variable, 'the environment', [...byVariable.keys()]));
    else layer.given.set(setting, { value: fromText(setting, value), origin: variable });
  }
  return layer;
}

function readFile(path: string): Layer {
  const layer = emptyLayer();
  const bySpelling = new Map(settings.map((setting) => [flagOf(setting), setting]));
  try {
    const text = readFileSync(path, 'utf8');
    for (const [key, value] of Object.entries(parse(text))) {
      const place = `${path}:${lineOf(text, key)}`;
      const setting = bySpelling.get(key);
      if (setting === undefined) layer.errors.push(unknown(key, place, [...bySpelling.keys()]));
      else layer.given.set(setting, { value, origin: place });
    }
  } catch (error) {
    if (error instanceof TomlError) layer.errors.push(`${path}:${error.line} is not TOML: ${firstLine(error.message)}`);
    else if (isMissing(error)) layer.errors.push(`${path} cannot be read. Give the path of a TOML file.`);
    else throw error;
  }
  return layer;
}

/** Flags and variables are texts; the file has types of its own. What does not fit stays a text and is complained about. */
function fromText(setting: Setting, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  switch (setting) {
    case 'port':
    case 'httpsPort':
    case 'backupEveryHours':
    case 'backupKeep':
      return /^\d+$/.test(value) ? Number(value) : value;
    case 'advertise':
    case 'https':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'origins':
    case 'hosts':
      return value === '' ? [] : value.split(',').map((part) => part.trim());
    case 'data':
    case 'host':
    case 'logLevel':
    case 'hostName':
    case 'tlsCert':
    case 'tlsKey':
      return value;
  }
}

function unknown(key: string, place: string, known: readonly string[]): string {
  const guess = nearest(key, known);
  return `${key} (${place}) is no setting.${guess === undefined ? ` Known are ${known.join(', ')}.` : ` Did you mean ${guess}?`}`;
}

function lineOf(text: string, key: string): number {
  const at = text.split('\n').findIndex((line) =>
    line
      .trimStart()
      .replace(/^[["']+/, '')
      .startsWith(key),
  );
  return at + 1;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'EISDIR'].includes(String(error.code));
