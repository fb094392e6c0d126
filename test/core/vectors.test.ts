import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/core/canonical.ts';
import { flaw, subjectOf, type PublicKey, type SealedEvent } from '../../src/core/event.ts';
import { hashOf } from '../../src/core/hash.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import type { Audience } from '../../src/core/audience.ts';
import type { Notice } from '../../src/core/notice.ts';
import { select, type Trace } from '../../src/core/select.ts';
import { statesOf, type Closures, type PurposeState } from '../../src/core/state.ts';

/* Only reads what is written: see test/vectors/README.md. */

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));

describe('canonical.json', () => {
  const { texts, refused } = read('canonical') as {
    texts: readonly { value: unknown; text: string }[];
    refused: readonly string[];
  };

  it.each(texts)('$text', ({ value, text }) => {
    expect(canonical(value)).toBe(text);
  });

  it.each(refused)('%s is refused', (json) => {
    const value: unknown = JSON.parse(json);
    expect(() => canonical(value)).toThrow(TypeError);
  });
});

describe('hashes.json', () => {
  it.each(read('hashes') as readonly { value: unknown; hash: string }[])(
    '$hash',
    async ({ value, hash }) => {
      expect(await hashOf(value)).toBe(hash);
    },
  );
});

describe('thumbprints.json', () => {
  it.each(read('thumbprints') as readonly { key: PublicKey; thumbprint: string }[])(
    '$thumbprint',
    async ({ key, thumbprint }) => {
      expect(await subjectOf(key)).toBe(thumbprint);
    },
  );
});

describe('events.json', () => {
  const { key, events } = read('events') as { key: PublicKey; events: readonly SealedEvent[] };

  it.each(events)('$id', async (sealed) => {
    expect(await flaw(sealed)).toBeUndefined();
    expect(await hashOf(sealed.event)).toBe(sealed.id);
    expect(await subjectOf(key)).toBe(sealed.event.subject);
  });
});

describe('flaws.json', () => {
  type Vector = { what: string; flaw: string | null; sealed: SealedEvent };

  it.each(read('flaws') as readonly Vector[])('$what: $flaw', async (vector) => {
    expect((await flaw(vector.sealed)) ?? null).toBe(vector.flaw);
  });
});

describe('states.json', () => {
  interface Vector {
    readonly what: string;
    readonly versions: readonly Notice[];
    readonly events: readonly SealedEvent[];
    readonly closures: Closures;
    readonly at: string;
    readonly states: { readonly [purpose: string]: Omit<PurposeState, 'at'> };
  }

  it.each(read('states') as readonly Vector[])('$what', async (vector) => {
    const { versions, events, closures } = vector;
    for (const { id, event } of events) expect(await hashOf(event)).toBe(id);
    const at = new Date(vector.at);
    const applicable = select(versions, {}, at).notices;
    for (const order of [events, events.toReversed()]) {
      const ledger = ledgerOf(order);
      const states = statesOf({ ledger, closures, applicable, versions, at });
      const seen = Object.entries(states).map(
        ([purpose, { basis, value, reason, allowed }]) =>
          [purpose, { basis, value, reason, allowed }] as const,
      );
      expect(new Map(seen)).toEqual(new Map(Object.entries(vector.states)));
    }
  });
});

describe('select.json', () => {
  interface Vector {
    readonly what: string;
    readonly versions: readonly Notice[];
    readonly audience: Audience;
    readonly at: string;
    readonly trace: readonly {
      readonly notice: string;
      readonly version: string;
      readonly outcome: Trace['outcome'];
      readonly failed?: readonly string[];
    }[];
    readonly notices: readonly string[];
  }

  it.each(read('select') as readonly Vector[])(
    '$what',
    ({ versions, audience, at, trace, notices }) => {
      const selection = select(versions, audience, new Date(at));
      const told = selection.trace.map(({ notice, version, outcome, answers }) => {
        const failed = answers.filter(({ holds }) => !holds).map(({ attribute }) => attribute);
        return { notice, version, outcome, ...(outcome === 'other-audience' && { failed }) };
      });
      expect(told).toEqual(trace);
      expect(selection.notices.map(({ key }) => key)).toEqual(notices);
    },
  );
});
