import { expect, test } from 'vitest';
import { robotsOf } from '../../src/cli/scan/robots.ts';

/* RFC 9309: the group by name comes before that of all, and the longest rule before shorter ones. */
test.for([
  ['', '/', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\nDisallow:', '/a', true],
  ['user-agent: *\ndisallow: /a # not there\nallow: /a/b', '/a/b/c', true],
  ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['User-agent: *\nDisallow: /\n\nUser-agent: doui-scan\nAllow: /', '/a', true],
  ['User-agent: other\nUser-agent: Doui-Scan\nDisallow: /a', '/a', false],
  ['User-agent: other\nDisallow: /', '/a', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x', true],
  ['User-agent: *\nDisallow: /a?b=(', '/a?b=(c', false],
] as const)('%j, %s: %s', ([text, path, allowed]) => {
  expect(robotsOf(text)(path)).toBe(allowed);
});
