import type { NoticesDocument } from '../../core/notice.ts';
import { namedBy } from '../named.ts';
import type { Path } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const insecureLink: Rule = {
  id: 'insecure-link',
  severity: 'warning',
  title: 'Links are https, so that nobody on the way can change what they lead to.',
  *check(scope) {
    for (const { path, url } of linksOf(scope)) {
      if (!/^http:/i.test(url)) continue;
      yield { path, message: `${url} is not https.`, mend: 'Write the https address.' };
    }
  },
};

export const relativeLink: Rule = {
  id: 'relative-link',
  severity: 'warning',
  title: 'Links say where they lead, whatever page they are shown on.',
  *check(scope) {
    for (const { path, url } of linksOf(scope)) {
      // `https:`, `mailto:` … or a path from the site's root; `//host` has no scheme of its own.
      if (/^(?:[a-z][a-z\d+.-]*:|\/(?!\/))/i.test(url)) continue;
      yield {
        path,
        message: `"${url}" leads elsewhere on each page that shows it.`,
        mend: 'Begin it with https:, or with / for an address on the same site.',
      };
    }
  },
};

interface Link {
  readonly path: Path;
  readonly url: string;
}

/** Each `url` of the versions and of what they refer to, and the origins of transmissions. */
function* linksOf({ document, versions }: Scope): Generator<Link> {
  const seen = new Set<string>();
  for (const { notice, path } of versions) {
    const { texts: _, ...facts } = notice;
    yield* within(facts, path);
    for (const [registry, key] of namedBy(notice, document)) {
      const name = JSON.stringify([registry, key]);
      if (seen.has(name)) continue;
      seen.add(name);
      yield* within(document[registry as keyof NoticesDocument], [registry], key);
    }
  }
}

function* within(value: unknown, path: Path, only?: string): Generator<Link> {
  if (typeof value !== 'object' || value === null) return;
  for (const [member, inner] of Object.entries(value)) {
    if (only !== undefined && member !== only) continue;
    const at = [...path, Array.isArray(value) ? Number(member) : member];
    if (typeof inner !== 'string') yield* within(inner, at);
    else if (member === 'url' || path.at(-1) === 'origins') yield { path: at, url: inner };
  }
}
