import { h, render } from 'preact';
import { expect, test } from 'vitest';
import type { PublishedNotice } from '../../src/core/publish.ts';
import { Changes } from '../../src/ui/notice/Changes.tsx';
import type { Part } from '../../src/ui/notice/Part.ts';
import { Section } from '../../src/ui/notice/Section.tsx';
import { sectionsOf } from '../../src/ui/notice/sections.tsx';
import { Top } from '../../src/ui/notice/Top.tsx';
import { en as first } from '../../src/ui/words/first/en.ts';
import { en } from '../../src/ui/words/notice/en.ts';
import { everything } from '../fixtures/everything.ts';
import { memoryConsent } from './support.ts';

const consent = await memoryConsent(everything);
const published = consent.state().versions[0] as PublishedNotice;

/** All that can be read of a notice, with the addresses to which it leads. */
function textOf(notice: PublishedNotice): string {
  const state = { ...consent.state(), versions: [notice] };
  const ui = {
    consent,
    state,
    shadow: document.createElement('div').attachShadow({ mode: 'open' }),
    words: { ...first, ...en },
    lang: 'en',
    message: '',
    announce: () => {},
  };
  const part: Part = { ui, notice, reader: state, level: 2 };
  const box = document.createElement('div');
  const sections = sectionsOf(part).map(([section, facts]) =>
    h(Section, { ...part, section, linked: false, children: facts, key: section }),
  );
  render([h(Top, { ...part, id: 'top' }), h(Changes, part), sections], box);
  const addresses = [...box.querySelectorAll('a')].map(({ href }) => href);
  return [box.textContent, ...addresses].join('\n');
}

const whole = textOf(published);

type Path = readonly (string | number)[];

/** Every leaf, and the way to it. */
function leaves(value: unknown, path: Path = []): (readonly [Path, unknown])[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [[path, value]];
}

const all = leaves(published);
const words = all.filter(([path]) => path.includes('texts')).map(([, word]) => String(word));

test('every word of a notice that says all that can be said is on the page', () => {
  expect(words.length).toBeGreaterThan(150);
  expect(words.filter((word) => !whole.includes(word))).toEqual([]);
});

/** The same value with another leaf, or without it. */
function changed(value: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    return value.map((item, at) => (at === Number(step) ? changed(item, rest, to) : item));
  }
  const old = value as { readonly [key: string]: unknown };
  return { ...old, [step]: changed(old[step], rest, to) };
}

/** Another leaf in place of one: a valid one, where only what is valid can be shown. */
function other(leaf: unknown): unknown {
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d/.test(leaf)) return leaf.replace(/^\d{4}/, '1998');
  return ONE_OF[leaf as keyof typeof ONE_OF] ?? `${leaf}?`;
}

const ONE_OF = { contract: 'request' } as const;

/** Said by their being there, since there is nothing else that they could be. */
const ALONE = /^(form\.0\.by|revision\.announced)$/;

/** By which a notice finds what it names; the names themselves are not for readers. */
const BESIDE = /^(key|controller)$/;

/** What can be stated at all; what a rule asks of it stands there. */
const STATED = /^cited\.attributes\.[^.]+\.(type|values\.\d+)$/;

const facts = all.filter(([path]) => !path.includes('texts'));

test.for(facts.map(([path, leaf]) => [path.join('.'), path, leaf] as const))(
  '%s is on the page',
  ([name, path, leaf]) => {
    if (BESIDE.test(name) || STATED.test(name)) return;
    const without = changed(
      published,
      path,
      ALONE.test(name) ? undefined : other(leaf),
    ) as PublishedNotice;
    expect(textOf(without)).not.toBe(whole);
  },
);
