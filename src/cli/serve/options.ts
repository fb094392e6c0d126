import { parseArgs } from 'node:util';
import { isCivilDate } from '../../core/civil.ts';
import type { CivilDate } from '../../core/units.ts';
import type { AccountsOptions } from '../../server/accounts/accounts.ts';
import { cutoffOf, DEFAULT_RETENTION, type Retention } from '../../server/retention.ts';
import { FILE } from '../files.ts';
import { unusable, type Unusable } from '../unusable.ts';
import { FLAGS, isSecret, variableOf, type Flag } from './settings.ts';

export type LogLevel = 'all' | 'errors' | 'off';

export interface ServeOptions {
  readonly command: 'serve';
  readonly file: string;
  readonly purge: boolean;
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly base: string;
  readonly database: string;
  readonly origins: readonly string[] | undefined;
  readonly accounts: AccountsOptions | undefined;
  readonly operatorKeys: readonly string[];
  readonly operatorKeysFile: string | undefined;
  readonly keyFile: string | undefined;
  readonly keyDays: number | undefined;
  readonly retention: Retention;
  readonly cookie: string | undefined;
  /** Since when Global Privacy Control is obeyed. */
  readonly gpc: CivilDate | undefined;
  /** From where the vendor list is fetched. */
  readonly gvl: string | undefined;
  readonly limits: boolean;
  /** How many. */
  readonly proxies: number;
  readonly log: LogLevel;
}

/** @throws TypeError that names the argument or variable which cannot be used. */
export function serveOptionsOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ServeOptions | Unusable {
  const flags = FLAGS.filter((flag) => !isSecret(flag));
  const { values, positionals: files } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(flags.map((flag) => [flag, { type: 'string' } as const])),
      purge: { type: 'boolean' },
    },
  });
  if (files.length > 1) return unusable('serve takes one file.');
  const odd = Object.keys(env).find(
    (name) => name.startsWith('DOUI_') && !FLAGS.some((flag) => variableOf(flag) === name),
  );
  if (odd !== undefined) return unusable(`There is no setting ${odd}. See doui serve --help.`);

  /** What was said, and by what name; an empty variable says nothing. */
  const said = (flag: Flag): Said | undefined => {
    const given = (values as { readonly [flag: string]: unknown })[flag];
    if (typeof given === 'string') return { name: `--${flag}`, text: given };
    const text = env[variableOf(flag)] ?? '';
    return text === '' ? undefined : { name: variableOf(flag), text };
  };
  return {
    command: 'serve',
    file: files[0] ?? FILE,
    purge: values.purge === true,
    port: wholeOf(said('port'), 65_535) ?? 8080,
    host: said('host')?.text ?? '127.0.0.1',
    base: baseOf(said('base')),
    database: said('database')?.text ?? 'doui.sqlite',
    origins: said('origins') && listOf(said('origins')),
    accounts: accountsOf(said),
    operatorKeys: listOf(said('operator-keys')),
    operatorKeysFile: said('operator-keys-file')?.text,
    keyFile: said('key-file')?.text,
    keyDays: wholeOf(said('key-days'), 3_650),
    retention: retentionOf(said('retention')),
    cookie: said('cookie')?.text,
    gpc: dateOf(said('gpc')),
    gvl: urlOf(said('gvl')),
    limits: (oneOf(said('limits'), ['on', 'off']) ?? 'on') === 'on',
    proxies: wholeOf(said('trust-proxy'), 10) ?? 0,
    log: oneOf(said('log'), ['all', 'errors', 'off']) ?? 'all',
  };
}

interface Said {
  readonly name: string;
  readonly text: string;
}

function accountsOf(said: (flag: Flag) => Said | undefined): AccountsOptions | undefined {
  const [jwks, issuer, audience] = [
    said('accounts-jwks'),
    said('accounts-issuer'),
    said('accounts-audience'),
  ];
  const algorithms = said('accounts-algorithms');
  if ([jwks, issuer, audience, algorithms].every((one) => one === undefined)) return undefined;
  if (jwks === undefined || issuer === undefined || audience === undefined) {
    throw new TypeError(
      'Accounts need all of --accounts-jwks, --accounts-issuer and --accounts-audience.',
    );
  }
  return {
    jwks: jwks.text,
    issuer: issuer.text,
    audience: audience.text,
    ...(algorithms === undefined ? {} : { algorithms: listOf(algorithms) }),
  };
}

const listOf = (said: Said | undefined): string[] =>
  (said?.text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function wholeOf(said: Said | undefined, most: number): number | undefined {
  if (said === undefined) return undefined;
  const value = /^\d{1,6}$/.test(said.text) ? Number(said.text) : NaN;
  if (value <= most) return value;
  throw new TypeError(`${said.name} is "${said.text}". Write a whole number from 0 to ${most}.`);
}

function oneOf<Word extends string>(
  said: Said | undefined,
  words: readonly Word[],
): Word | undefined {
  if (said === undefined) return undefined;
  const word = words.find((known) => known === said.text);
  if (word !== undefined) return word;
  throw new TypeError(`${said.name} is "${said.text}". Write one of: ${words.join(', ')}.`);
}

function urlOf(said: Said | undefined): string | undefined {
  const { text } = said ?? {};
  if (text === undefined || /^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new TypeError(`${said?.name} is "${text}". Write an address that begins with https:.`);
}

function dateOf(said: Said | undefined): CivilDate | undefined {
  const { text } = said ?? {};
  if (text === undefined || isCivilDate(text)) return text;
  throw new TypeError(`${said?.name} is "${String(text)}". Write a day such as 2026-11-22.`);
}

function baseOf(said: Said | undefined): string {
  const base = (said?.text ?? '/doui').replace(/\/+$/, '');
  if (/^(?:\/[\w.~-]+)*$/.test(base)) return base;
  throw new TypeError(`${said?.name} is "${said?.text}". Write a path such as /doui.`);
}

function retentionOf(said: Said | undefined): Retention {
  if (said === undefined) return DEFAULT_RETENTION;
  const retention = /^\d+$/.test(said.text) ? Number(said.text) : said.text;
  try {
    cutoffOf(retention, new Date());
    return retention;
  } catch (caught) {
    throw new TypeError(`${said.name}: ${(caught as Error).message}`, { cause: caught });
  }
}
