/** Whether a robot may visit a path with its query (RFC 9309). */
export type Allowed = (path: string) => boolean;

/** By which `robots.txt` may name it. */
export const NAME = 'doui-scan';

/** What a `robots.txt` says to this robot, or else to all. The longest rule that fits counts. */
export function robotsOf(text: string): Allowed {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) => agents.includes(NAME));
  const meant = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const rules = meant
    .flatMap((group) => group.rules)
    .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
  return (path) => rules.find((rule) => fits(rule.path, path))?.allow ?? true;
}

interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const name = key.toLowerCase();
    const last = groups.at(-1);
    if (name === 'user-agent') {
      const agent = value.trim().toLowerCase();
      // Names that follow one another are of one group.
      if (last?.rules.length === 0) last.agents.push(agent);
      else groups.push({ agents: [agent], rules: [] });
    } else if ((name === 'allow' || name === 'disallow') && value.trim() !== '') {
      last?.rules.push({ allow: name === 'allow', path: value.trim() });
    }
  }
  return groups;
}

/** `*` stands for anything, and `$` for the end. */
function fits(rule: string, path: string): boolean {
  const parts = rule.replace(/\$$/, '').split('*').map(escaped);
  return new RegExp(`^${parts.join('.*')}${rule.endsWith('$') ? '$' : ''}`).test(path);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
