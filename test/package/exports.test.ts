import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);

/** Runs a module where nothing but the package is installed, and gives back what it prints. */
async function asConsumer(code: string): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', code],
    { cwd: inject('consumer'), timeout: 20_000 },
  );
  return JSON.parse(stdout);
}

const namesOf = (subpath: string) =>
  asConsumer(`console.log(JSON.stringify(Object.keys(await import('${subpath}'))))`);

test('doui exports what a page needs, and nothing else', async () => {
  expect(await namesOf('doui')).toEqual(['ConsentError', 'createConsent']);
});

test('doui/server exports handlers, the stores and what they need, and nothing else', async () => {
  expect(await namesOf('doui/server')).toEqual([
    'addressOf',
    'createHandler',
    'createListener',
    'createOperator',
    'gpcResource',
    'memoryStore',
    'postgresStore',
    'readConsent',
    'sqliteStore',
    'transmissionsMarkup',
    'transmissionsPage',
  ]);
});

test('doui/core exports the pure functions, and nothing else', async () => {
  expect(await namesOf('doui/core')).toEqual([
    'ConsentError',
    'applicable',
    'canonical',
    'claimsOf',
    'dpvOf',
    'flaw',
    'frontier',
    'guardOf',
    'hashOf',
    'headOf',
    'heads',
    'isNoticesDocument',
    'ledgerOf',
    'merge',
    'negotiate',
    'newsOf',
    'pending',
    'publish',
    'seal',
    'select',
    'stateOf',
    'statesOf',
    'stubOf',
    'subjectOf',
    'suffices',
    'unseen',
    'verify',
    'wordsOf',
  ]);
});

test('doui/elements exports what defines the elements, and nothing else', async () => {
  expect(await namesOf('doui/elements')).toEqual(['defineElements']);
});

test('doui/guard exports what puts up the guard, and nothing else', async () => {
  expect(await namesOf('doui/guard')).toEqual(['installGuard']);
});

test('doui.js is found by its name, with its parts beside it', async () => {
  const at = await asConsumer(`console.log(JSON.stringify(import.meta.resolve('doui/doui.js')))`);
  expect(at).toMatch(/\/dist\/doui\.js$/);
});

test('the schema of notices.json is found by its name', async () => {
  const { title } = (await asConsumer(
    `const { default: schema } = await import('doui/notices.schema.json', { with: { type: 'json' } });
    console.log(JSON.stringify(schema));`,
  )) as { readonly title: string };
  expect(title).toBe('The notices of a site, for Doui');
});

test('the description of the protocol is found by its name', async () => {
  const { openapi } = (await asConsumer(
    `const { default: described } = await import('doui/openapi.json', { with: { type: 'json' } });
    console.log(JSON.stringify(described));`,
  )) as { readonly openapi: string };
  expect(openapi).toBe('3.1.0');
});

test('nothing else of the package can be imported', async () => {
  for (const subpath of ['dist/index.js', 'dist/core/event.js', 'src/index.ts']) {
    await expect(namesOf(`doui/${subpath}`)).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  }
});

test.for(['doui', 'doui/core', 'doui/elements', 'doui/guard', 'doui/server'])(
  'importing %s does nothing',
  async (subpath) => {
    const after = await asConsumer(`
    const names = () => Reflect.ownKeys(globalThis).map(String);
    const before = names();
    await import('${subpath}');
    process.on('exit', () => console.log(JSON.stringify({
      globals: names().filter((name) => !before.includes(name)),
      handles: process.getActiveResourcesInfo(),
    })));
  `);
    expect(after).toEqual({ globals: [], handles: [] });
  },
);
