import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { publish, type PublishedNotice } from '../../src/core/publish.ts';

/** Everything that a notice can say, and something else beside it. */
const document: NoticesDocument = {
  doui: 1,
  controllers: {
    us: {
      country: 'JP',
      url: 'https://us.example',
      texts: {
        en: { name: 'Us', representative: { name: 'A', title: 'President' }, address: 'Tokyo' },
        ja: { name: '当社' },
      },
    },
    them: { country: 'FR', texts: { en: { name: 'Them' } } },
    kin: { country: 'JP', texts: { en: { name: 'Kin', address: 'Osaka' } } },
  },
  purposes: { ads: { dpv: ['Advertising'] }, mail: {}, service: {} },
  recipients: {
    partner: {
      role: 'third-party',
      country: 'US',
      url: 'https://partner.example',
      texts: { en: { name: 'Partner', description: 'Shows advertisements.' } },
    },
    carrier: { role: 'processor', texts: { en: { name: 'Carrier' } } },
    ally: { role: 'joint-user', texts: { en: { name: 'Ally' } } },
    network: { role: 'third-party', texts: { en: { name: 'Network' } } },
    stranger: { role: 'authority', texts: { en: { name: 'Stranger' } } },
  },
  attributes: { service: { type: 'words', values: ['net'] }, age: { type: 'number' } },
  data: {
    log: { secrecy: true, texts: { en: { name: 'Call log' } } },
    name: { texts: { en: { name: 'Name' } } },
    page: { texts: { en: { name: 'Address of the page' } } },
    other: { texts: { en: { name: 'Other' } } },
  },
  laws: {
    tba: { country: 'JP', number: 'Act No. 86 of 1984', texts: { en: { name: 'TBA' } } },
    other: { country: 'FR', texts: { en: { name: 'Loi' } } },
  },
  transmissions: {
    tag: {
      recipient: 'network',
      data: ['page'],
      purposes: ['ads'],
      origins: ['https://network.example'],
      texts: { en: { purpose: 'Advertisements' } },
    },
    other: {
      recipient: 'stranger',
      data: ['other'],
      purposes: ['service'],
      origins: ['https://stranger.example'],
      texts: { en: { purpose: 'Service' } },
    },
  },
  notices: [
    {
      key: 'policy',
      version: '1',
      kind: 'policy',
      controller: 'us',
      enacted: '2024-04-12',
      effective: { from: '2024-04-12T00:00:00+09:00', until: '2030-01-01T00:00:00+09:00' },
      audience: { service: ['net'] },
      overrides: ['terms'],
      changes: [{ key: 'c', material: true, purposes: ['ads'] }],
      laws: [{ law: 'tba', articles: ['27-8'] }],
      data: ['log'],
      purposes: [
        { key: 'ads', basis: 'consent', recipients: ['partner', 'carrier'], validDays: 180 },
        { key: 'mail', basis: 'opt-out', channels: ['email'], recipients: ['carrier'] },
      ],
      acquisition: [{ key: 'calls', source: 'direct', means: ['oral'], recorded: 'calls' }],
      jointUse: [
        { key: 'j', data: ['name'], users: ['ally'], purposes: ['mail'], responsible: 'kin' },
      ],
      transmissions: ['tag'],
      usedAfterContract: true,
      openList: false,
      security: ['rules'],
      transfers: [{ key: 'gin', country: 'US', regimeAffectsHandling: false }],
      contacts: [{ key: 'desk', channel: 'email', address: 'desk@us.example' }],
      incidents: { since: '2024-01-18', years: 10, entries: [{ key: 'x', date: '2024-02-01' }] },
      texts: {
        en: {
          title: 'Policy',
          summary: 'We ask.',
          purposes: {
            ads: { title: 'Advertisements', description: 'Shown to you.', examples: ['Banners'] },
            mail: { title: 'Mail', description: 'Sent to you.' },
          },
          sections: { scope: { title: 'Scope', body: ['All.'] } },
          security: { rules: { title: 'Rules', body: 'Kept.' } },
          transfers: { gin: { service: 'GIN' } },
          contacts: { desk: { title: 'Desk', body: 'Write.' } },
          acquisition: { calls: 'Calls are recorded.' },
          changes: { c: 'More advertisements.' },
          jointUse: { j: { title: 'Ally', body: 'Together.' } },
          incidents: { x: 'A leak.' },
        },
      },
    },
    {
      key: 'terms',
      version: '1',
      kind: 'terms',
      controller: 'them',
      effective: { from: '2024-04-12T00:00:00+09:00' },
      audience: {},
      purposes: [{ key: 'service', basis: 'required', recipients: ['stranger'] }],
      texts: {
        en: { title: 'T', summary: 'S', purposes: { service: { title: 'S', description: 'D' } } },
      },
    },
  ],
};

type Path = readonly string[];

const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]))
    : [path];

/** The document with one leaf changed, within its own type. */
function changed(path: Path): NoticesDocument {
  const copy = structuredClone(document);
  let inner: Record<string, unknown> = copy as never;
  for (const key of path.slice(0, -1)) inner = inner[key] as never;
  const last = path.at(-1) ?? '';
  const leaf = inner[last];
  inner[last] =
    typeof leaf === 'boolean' ? !leaf : typeof leaf === 'number' ? leaf + 1 : `${String(leaf)}.`;
  return copy;
}

const hashesOf = async (one: NoticesDocument): Promise<string[]> =>
  (await publish(one)).map(({ hash }) => hash);

const isReference = (path: Path): boolean =>
  ['controller', 'responsible', 'law', 'recipient'].includes(path.at(-1) ?? '') ||
  ['recipients', 'users', 'data', 'transmissions'].includes(path.at(-2) ?? '');

describe('the hash of a notice', () => {
  // A name that leads nowhere is no document; where it leads elsewhere is tried below.
  const leaves = leavesOf(document).filter((path) => !isReference(path));
  /** What the first notice says, or names. */
  const READ: { readonly [registry: string]: readonly string[] } = {
    notices: ['0'],
    attributes: ['service'],
    controllers: ['us', 'kin'],
    recipients: ['partner', 'carrier', 'ally', 'network'],
    data: ['log', 'name', 'page'],
    laws: ['tba'],
    transmissions: ['tag'],
  };
  const isRead = ([registry = '', key = '']: Path): boolean =>
    READ[registry]?.includes(key) === true;

  it.each(leaves.filter(isRead).map((path) => [path.join('.'), path] as const))(
    'covers %s',
    async (_, path) => {
      const [before, unrelated] = await hashesOf(document);
      const [after, still] = await hashesOf(changed(path));
      expect(after).not.toBe(before);
      expect(still).toBe(unrelated);
    },
  );

  it('covers which controller and which recipients it names', async () => {
    const [before] = await hashesOf(document);
    const elsewhere = structuredClone(document);
    Object.assign(elsewhere.notices[0] ?? {}, { controller: 'them' });
    expect((await hashesOf(elsewhere))[0]).not.toBe(before);
    const fewer = structuredClone(document);
    Object.assign(fewer.notices[0]?.purposes[0] ?? {}, { recipients: ['partner'] });
    expect((await hashesOf(fewer))[0]).not.toBe(before);
  });

  it('covers words in a further locale', async () => {
    const more = structuredClone(document);
    Object.assign(more.controllers['us']?.texts ?? {}, { fr: { name: 'Nous' } });
    expect((await hashesOf(more))[0]).not.toBe((await hashesOf(document))[0]);
  });

  it('does not cover what it does not name', async () => {
    const [before] = await hashesOf(document);
    const others = leaves.filter((path) => !isRead(path));
    expect(others.length).toBeGreaterThan(10);
    for (const path of others) expect((await hashesOf(changed(path)))[0]).toBe(before);
  });

  it('does not depend on the order of members, nor on its place among the notices', async () => {
    const turn = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turn);
      if (typeof value !== 'object' || value === null) return value;
      const members = Object.entries(value).map(([key, member]) => [key, turn(member)] as const);
      return Object.fromEntries(members.toReversed());
    };
    const turned = turn(document) as NoticesDocument;
    const notices = turned.notices.toReversed();
    expect(await hashesOf({ ...turned, notices })).toEqual((await hashesOf(document)).toReversed());
  });

  it('is what anyone computes from all that is published beside it', async () => {
    for (const { hash, ...content } of await publish(document)) {
      expect(await hashOf(content)).toBe(hash);
    }
  });
});

describe('a published notice', () => {
  it('needs no list where the quick check does not ask for one', async () => {
    const loose = structuredClone(document);
    Object.assign(loose.notices[0] ?? {}, { jointUse: {} });
    expect((await publish(loose))[0]?.cited.controllers).toEqual({});
  });

  it('holds its controller, and of each register what it names, each once', async () => {
    const [policy, terms] = await publish(document);
    expect(policy?.by).toEqual(document.controllers['us']);
    const keys = (cited: PublishedNotice['cited'] | undefined) =>
      Object.fromEntries(
        Object.entries(cited ?? {}).map(([name, held]) => [name, Object.keys(held).sort()]),
      );
    expect(keys(policy?.cited)).toEqual({
      attributes: ['service'],
      controllers: ['kin'],
      recipients: ['ally', 'carrier', 'network', 'partner'],
      data: ['log', 'name', 'page'],
      laws: ['tba'],
      transmissions: ['tag'],
    });
    expect(terms?.by).toEqual(document.controllers['them']);
    expect(keys(terms?.cited)).toEqual({
      attributes: [],
      controllers: [],
      recipients: ['stranger'],
      data: [],
      laws: [],
      transmissions: [],
    });
  });
});
