import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf } from '../../src/core/origins.ts';
import { addressesIn, attributesOf, MENTIONED } from '../../src/guard/addresses.ts';
import { createJudge, isPlain } from '../../src/guard/judge.ts';
import { mentionsIn } from '../../src/guard/mentions.ts';
import { createWaiting } from '../../src/guard/waiting.ts';

const PAGE = 'https://site.example';

describe('the judge of addresses', () => {
  const allowed = new Set<string>();
  const make = (mode: 'report' | 'enforce' = 'enforce') => {
    allowed.clear();
    return createJudge(
      {
        mode,
        own: ['https://static.example'],
        hosts: [
          ['https://*.ads.example', ['ads'], 'wait'],
          ['https://x.ads.example', ['statistics'], 'fail'],
          ['https://*.example', ['ads'], 'wait'],
        ],
      },
      PAGE,
      (purpose) => allowed.has(purpose),
    );
  };

  it('holds a host until the purposes of all that name it are allowed', () => {
    const judge = make();
    expect(judge('//x.ads.example/a', PAGE)?.calls).toBe('fail');
    allowed.add('ads');
    expect(judge('wss://x.ads.example/', PAGE)?.calls).toBe('fail');
    expect(judge('https://y.ads.example/', PAGE)).toBeUndefined();
    expect(judge.isIdle()).toBe(false);
    allowed.add('statistics');
    expect(judge('https://x.ads.example/', PAGE)).toBeUndefined();
    expect(judge.isIdle()).toBe(true);
    allowed.clear();
    expect(judge('https://y.ads.example/', PAGE)?.calls).toBe('wait');
  });

  it('never holds the site itself, though a wildcard takes it in, nor what reaches nobody', () => {
    const judge = make();
    for (const url of [
      '/a',
      PAGE,
      'https://static.example/',
      'data:,x',
      'blob:x',
      'https://[',
      '',
    ]) {
      expect(judge(url, PAGE), url).toBeUndefined();
    }
    expect(judge('a', 'https://x.ads.example/')).toBeDefined();
  });

  it('counts what it holds by host, and not what is only asked about', () => {
    const judge = make('report');
    expect(judge('https://y.ads.example/1', PAGE)).toBeUndefined();
    judge('https://y.ads.example/2', PAGE);
    judge.peek('https://y.ads.example/3', PAGE);
    expect(judge.counts()).toEqual([['y.ads.example', 2]]);
  });

  it('forgets hosts when there are very many, and judges them all the same', () => {
    const judge = make();
    for (let index = 0; index < 2_500; index += 1) {
      expect(judge(`https://h${index}.ads.example/`, PAGE)).toBeDefined();
    }
  });

  it('law: what is read without a base reaches whom a browser would reach, or nobody', () => {
    const pieces = 'ads x-1 127 0x7f %61 é A . .. : 8080 @ / \\ ? # \t https:// // ws://'.split(
      ' ',
    );
    const piece = fc.constantFrom(...pieces, ' ');
    const address = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    const urls = fc.oneof(
      address,
      address.map((rest) => `https://${rest}`),
      fc.domain().map((host) => `http://${host}/`),
    );
    fc.assert(
      fc.property(urls, (url) => {
        if (isPlain(url) && URL.canParse(url)) expect(hostOf(url)).toBe(hostOf(new URL(url).href));
      }),
    );
    expect(isPlain('https://x.ads.example/a?b')).toBe(true);
    for (const url of [
      '/a',
      '//ads.example/',
      'https://127.0.0.1/',
      'https://ads.0x7f',
      'https://A.example',
    ])
      expect(isPlain(url), url).toBe(false);
  });
});

describe('markup that asks for something', () => {
  it.each(['link', 'image', 'use', 'feImage', 'img', 'iframe', 'object', 'video', 'a', 'style'])(
    'is told from what does not: <%s>',
    (tag) => {
      const names = attributesOf(document.createElementNS('', tag)).filter(
        (name) => name !== 'imagesrcset',
      );
      for (const name of names) {
        expect(`<${tag.toUpperCase()}\n${name}\n= x>`, name).toMatch(MENTIONED);
      }
      if (tag === 'style') expect('<style>').toMatch(MENTIONED);
    },
  );

  it('is no link that a person may follow', () => {
    expect('<p class=src><a href="https://ads.example/">Data</a>').not.toMatch(MENTIONED);
  });
});

describe('what waits', () => {
  it('goes in order once its own verdict is open, and survives one that throws', () => {
    const open = new Set<string>();
    const went: string[] = [];
    const waiting = createWaiting();
    const add = (name: string, of: string) =>
      waiting.add({ calls: 'wait', isOpen: () => open.has(of) }, 1, () => {
        went.push(name);
        // What it changes counts for those after it.
        if (name === 'b') open.delete('ads');
      });
    for (const [name, of] of ['a:ads', 'm:mail', 'b:ads', 'c:ads'].map((one) => one.split(':'))) {
      expect(add(name ?? '', of ?? '')).toBe(true);
    }
    open.add('ads');
    waiting.drain(true);
    expect(went).toEqual(['a', 'b']);
    open.add('mail').add('ads');
    waiting.drain(true);
    waiting.drain(true);
    expect(went).toEqual(['a', 'b', 'm', 'c']);
  });

  it.for([
    [true, 'went'],
    [false, 'failed'],
  ] as const)(
    'also what may not wait for consent, until it is known: allowed %s, it %s',
    ([isOpen, end]) => {
      const ends: string[] = [];
      const verdict = { calls: 'fail', isOpen: () => isOpen } as const;
      const shut = { calls: 'wait', isOpen: () => false } as const;
      const waiting = createWaiting();
      const add = (): boolean =>
        waiting.add(
          verdict,
          0,
          () => ends.push('went'),
          () => ends.push('failed'),
        );
      expect([waiting.add(shut, 0, () => ends.push('shut')), add()]).toEqual([true, true]);
      if (!isOpen) {
        waiting.drain(false);
        expect(ends).toEqual([]);
      }
      waiting.drain(true);
      expect(ends).toEqual([end]);
      // From now on it fails at once.
      expect(add()).toBe(false);
      waiting.drain(false);
      expect(ends).toEqual([end]);
    },
  );

  it('is bounded in number and in bytes, and has room again when something has gone', () => {
    let open = false;
    const verdict = { calls: 'wait', isOpen: () => open } as const;
    const many = createWaiting();
    const added = Array.from({ length: 501 }, () => many.add(verdict, 0, () => {}));
    expect(added.indexOf(false)).toBe(500);
    const large = createWaiting();
    expect([1_000_000, 100_000].map((size) => large.add(verdict, size, () => {}))).toEqual([
      true,
      false,
    ]);
    open = true;
    large.drain(true);
    open = false;
    expect(large.add(verdict, 1_000_000, () => {})).toBe(true);
  });
});

describe('addresses', () => {
  it.for([
    [
      'srcset',
      'a.png 1x, https://x.example/b,c 2x,//y.example/d',
      ['a.png', 'https://x.example/b,c', '//y.example/d'],
    ],
    ['ping', ' https://a.example https://b.example ', ['https://a.example', 'https://b.example']],
    ['src', 'a b', ['a b']],
    ['src', ` JavaScript:fetch("https://a.example/x")`, ['https://a.example/x']],
    ['src', 'data:text/html,%3Cimg src=%22//a.example%22%3E', ['//a.example']],
    ['src', 'data:text/html,%', []],
    ['srcdoc', '<img src=https://a.example/x><a>//</a>', ['https://a.example/x']],
  ] as const)('are found in %s="%s"', ([name, value, found]) => {
    expect(addressesIn(name, value)).toEqual(found);
  });

  it.for([
    [
      'script',
      'import a from "https://a.example/a.js"; import(`//b.example`)',
      ['https://a.example/a.js', '//b.example'],
    ],
    [
      'script',
      "export * from 'https://a.example'; fetch('https://c.example')",
      ['https://a.example'],
    ],
    ['script', 'const important = "https://a.example"', []],
    [
      'style',
      '@import "//a.example/a.css"; b { c: url( https://b.example ) }',
      ['//a.example/a.css', 'https://b.example'],
    ],
    ['style', 'a::after { content: "https://a.example" }', []],
  ] as const)('are found in the text of a %s: %s', ([kind, text, found]) => {
    expect(mentionsIn(kind, text)).toEqual(found);
  });
});
