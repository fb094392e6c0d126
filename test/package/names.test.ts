import { readdirSync } from 'node:fs';
import { parseAst } from 'rollup/parseAst';
import { describe, expect, test } from 'vitest';
import { bundles, DIST } from '../../scripts/bundles.ts';
import { WORDS as SIGNALLED } from '../../src/core/signal.ts';

/** Filter lists hide and block by name; what they hide cannot be asked, nor withdrawn. */
const LISTED = /cookie|consent|gdpr|privacy|track|analytics|banner/i;

/**
 * Words of the interface, the protocol and other vendors' interfaces, which no address, element or
 * class is made of.
 */
const WORDS = new Set<string>([
  // A basis, and Google's own name for the command.
  'consent',
  // A view, and a surface that evidence pins.
  'banner',
  // An interface of HTML.
  'HTMLTrackElement',
  // The class of errors, `error.name`.
  'ConsentError',
  // What each party of a signal calls its own.
  ...Object.values(SIGNALLED).flat(),
  // And by what commands, features and events it is told.
  'consentv2',
  'holdConsent',
  'grantConsent',
  'revokeConsent',
  'requireConsent',
  'setConsentGiven',
  'forgetConsentGiven',
  'requireCookieConsent',
  'setCookieConsentGiven',
  'forgetCookieConsentGiven',
  'setConsent',
  'consent-tracking-api',
  'shopifyCustomerPrivacyApiLoaded',
]);

test('F54: no file that a page can load, bundled or not, has a name that filter lists match', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  expect(files).toContain('doui.js');
  expect(files.filter((file) => LISTED.test(file))).toEqual([]);
});

/** But for the IAB's libraries, whose words are fields of its strings. */
const ours = bundles().filter(({ file }) => !/^doui-(tcf|gpp)\.js$/.test(file));

describe.for(ours)('$file', ({ code }) => {
  const texts = textsOf(parseAst(code));

  test('holds no name that filter lists match', () => {
    const names = texts.filter((text) => /^[\w./:#-]+$/.test(text) && LISTED.test(text));
    expect([...new Set(names)].filter((name) => !WORDS.has(name))).toEqual([]);
  });

  test('styles no class or id that filter lists match', () => {
    const sheets = texts.filter((text) => /[{};]/.test(text));
    const selectors = sheets.flatMap((sheet) => sheet.match(/[.#][a-z][\w-]*/gi) ?? []);
    expect(selectors.filter((selector) => LISTED.test(selector))).toEqual([]);
  });

  test('gives elements no class, id or name that filter lists match', () => {
    const values = attributesOf(parseAst(code)).filter((value) => LISTED.test(value));
    expect(values.filter((value) => !WORDS.has(value))).toEqual([]);
  });
});

type Node = { readonly type?: unknown; readonly [member: string]: unknown };

/** Each node under one, in any order. */
function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  if (typeof node.type === 'string') yield node;
  for (const member of Object.values(node)) yield* nodesOf(member);
}

/** All strings and parts of templates. */
function textsOf(tree: unknown): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string') return [node['value']];
    if (node.type === 'TemplateElement') return [(node['value'] as { raw: string }).raw];
    return [];
  });
}

/** What `class`, `id`, `name` and `part` are set to by JSX, as far as it is written out. */
function attributesOf(tree: unknown): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (node.type !== 'Property') return [];
    const key = node['key'] as { name?: string; value?: unknown };
    const named = ['class', 'className', 'id', 'name', 'part'].includes(
      key.name ?? String(key.value),
    );
    return named ? textsOf(node['value']) : [];
  });
}
