import { FLAGS, isSecret, SETTINGS, variableOf } from './settings.ts';

const WIDTH = 88;
const INDENT = 31;

/** Words in lines, beside what stands on the left of the first. */
function row(left: string, text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (INDENT + line.length + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines
    .map((line, index) => `${(index === 0 ? `  ${left}` : '').padEnd(INDENT)}${line}\n`)
    .join('');
}

const rows = FLAGS.map((flag) => {
  const { value, help } = SETTINGS[flag];
  return row(isSecret(flag) ? variableOf(flag) : `--${flag} ${value}`, help);
});

/** `doui serve --help`. */
export const SERVE_HELP: string = `Usage: doui serve [file]

Serves the notices of a file (notices.json), takes and keeps evidence, and serves the built
script as <base>/doui.js. Until it is told to stop (SIGTERM, SIGINT), when it finishes what
it has begun. On SIGHUP it reads the notices again.

Options, each also as a variable (--trust-proxy is DOUI_TRUST_PROXY); what stands after
the semicolon holds otherwise:
${rows.join('')}${row('--purge', 'deletes what has been kept long enough, says how much, and ends')}
Addresses: <base>/sync, <base>/notices, <base>/jwks.json, <base>/doui.js;
<base>/transmissions, a page for people of what the site sends to others; with operators
POST <base>/operator/state|standing|export|erase|purge; /health, /ready, /metrics; with gpc
/.well-known/gpc.json, with gvl <base>/gvl/vendor-list.json.
`;
