import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'rollup/parseAst';

/** Every module that importing an entry of the package runs, as paths from `dist`. */
function graphOf(entry: string): Map<string, string> {
  const graph = new Map<string, string>();
  const visit = (path: string) => {
    if (graph.has(path)) return;
    const code = path.endsWith('.js') ? readFileSync(join('dist', path), 'utf8') : '';
    graph.set(path, code);
    for (const node of parseAst(code).body) {
      if (!('source' in node) || !node.source) continue;
      const specifier = String(node.source.value);
      visit(specifier.startsWith('.') ? join(dirname(path), specifier) : specifier);
    }
  };
  visit(entry);
  return graph;
}

/** What only a page has. (`document` is what `notices.json` is called throughout.) */
const PAGE =
  /\b(window|navigator|localStorage|sessionStorage|indexedDB|customElements|HTMLElement)\b|\bdocument\.(cookie|body|head|documentElement|currentScript|querySelector|createElement|addEventListener)/;

test.for(['server.js', 'core.js'])('%s knows no page', (entry) => {
  const graph = graphOf(entry);
  expect([...graph].filter(([, code]) => PAGE.test(code)).map(([path]) => path)).toEqual([]);
  expect(
    [...graph.keys()].filter((path) => /^(browser|ui)\/|preact|idb-keyval/.test(path)),
  ).toEqual([]);
});

test('core.js needs nothing of Node, nor any package', () => {
  expect([...graphOf('core.js').keys()].filter((path) => !path.endsWith('.js'))).toEqual([]);
});

test('index.js holds nothing of the server, nor the interface', () => {
  const paths = [...graphOf('index.js').keys()];
  expect(paths.filter((path) => /^(server|ui)\/|preact|valibot|^node:|^pg$/.test(path))).toEqual(
    [],
  );
});
