/** One thing that can be said to `doui serve`. */
export interface Setting {
  /** What stands after the flag, in the help. */
  readonly value: string;
  readonly help: string;
  /** Only the environment may say it: others on the machine can read arguments. */
  readonly secret?: true;
}

export type Flag =
  | 'port'
  | 'host'
  | 'base'
  | 'database'
  | 'origins'
  | 'accounts-jwks'
  | 'accounts-issuer'
  | 'accounts-audience'
  | 'accounts-algorithms'
  | 'operator-keys'
  | 'operator-keys-file'
  | 'key-file'
  | 'key-days'
  | 'retention'
  | 'cookie'
  | 'gpc'
  | 'gvl'
  | 'limits'
  | 'trust-proxy'
  | 'log';

/** In the environment `--trust-proxy` is `DOUI_TRUST_PROXY`. A flag wins. */
export const SETTINGS: { readonly [flag in Flag]: Setting } = {
  port: { value: '<number>', help: 'where to listen; 8080' },
  host: { value: '<address>', help: 'on which address of this machine; 127.0.0.1' },
  base: { value: '<path>', help: 'what stands before /sync; /doui' },
  database: {
    value: '<where>',
    help: 'a file for SQLite, or postgres://… (which is better said as DOUI_DATABASE, as it may hold a password); doui.sqlite',
  },
  origins: { value: '<list>', help: 'other origins whose pages may use this, with commas' },
  'accounts-jwks': { value: '<url>', help: 'the keys of the site’s own login (https)' },
  'accounts-issuer': { value: '<iss>', help: 'who makes its tokens' },
  'accounts-audience': { value: '<aud>', help: 'for whom they are made' },
  'accounts-algorithms': {
    value: '<list>',
    help: 'which signatures; all that are not shared keys',
  },
  'operator-keys': { value: '', help: 'keys of operators, with commas', secret: true },
  'operator-keys-file': { value: '<file>', help: 'or one in each line of a file' },
  'key-file': {
    value: '<file>',
    help: 'a private JWK that signs receipts, or a JWKS whose first one does; without it the database keeps keys that replace each other',
  },
  'key-days': { value: '<days>', help: 'for how long each of those signs; 90' },
  retention: { value: '<period>', help: 'how long after the last act; days, or P3Y' },
  cookie: { value: '<name>', help: 'the server-rendered page may read where a person stands' },
  gpc: {
    value: '<date>',
    help: 'the site obeys Global Privacy Control, which /.well-known/gpc.json says since that day',
  },
  gvl: {
    value: '<url>',
    help: 'where IAB Europe’s vendor list is, https://vendor-list.consensu.org/v3/; then it is served too',
  },
  limits: { value: 'on|off', help: 'whether too many requests are put off; on' },
  'trust-proxy': { value: '<hops>', help: 'how many proxies of yours stand before this; 0' },
  log: { value: 'all|errors|off', help: 'what is written to the standard output; all' },
};

export const FLAGS: readonly Flag[] = Object.keys(SETTINGS) as readonly Flag[];

export const variableOf = (flag: string): string =>
  `DOUI_${flag.toUpperCase().replaceAll('-', '_')}`;

export const isSecret = (flag: Flag): boolean => SETTINGS[flag].secret === true;
