import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/core/audit.ts';
import type { Enforcement } from '../../src/core/enforcement.ts';
import { to } from './to.ts';

const ENFORCEMENT: Enforcement = {
  guard: { mode: 'report', own: ['https://static.example'] },
  signals: [],
  transmissions: {
    ads: to(['https://ads.example', 'https://*.ads.example'], ['ads']),
    both: to(['https://both.example'], ['ads', 'statistics']),
    needed: to(['https://needed.example'], ['ads'], {
      exemption: { reason: 'necessary' } as never,
    }),
  },
};
const audited = () => createAudit(ENFORCEMENT, 'https://site.example');

describe('an audit', () => {
  it('names what no transmission names, by host and count, and neither path nor query', () => {
    const audit = audited();
    audit.saw('https://Other.example:8443/secret?id=1', 1);
    audit.saw('wss://other.example:8443/', 2);
    expect(audit.report().undeclared).toEqual([['other.example:8443', 2]]);
  });

  it('passes over the site itself, its other origins, and what reaches nobody', () => {
    const audit = audited();
    for (const url of ['https://site.example/a', 'https://static.example/b', 'data:,', 'blob:x']) {
      audit.saw(url, 1);
    }
    expect(audit.report()).toEqual({
      undeclared: [],
      early: [],
      declared: [],
      held: [],
      blocked: [],
      unseen: ['needed'],
    });
  });

  it('tells by the time of each what was early: before a grant, and after its withdrawal', () => {
    const audit = audited();
    audit.allow(10, ['ads']);
    audit.allow(20, []);
    // What was fetched first may be told last.
    for (const at of [25, 20, 15, 10, 5]) audit.saw('https://a.ads.example/', at);
    expect(audit.report()).toMatchObject({
      early: [['a.ads.example', 3]],
      declared: [['a.ads.example', 2]],
    });
  });

  it('needs all purposes of a transmission, and none of one that is exempt', () => {
    const audit = audited();
    audit.allow(0, ['ads']);
    audit.saw('https://both.example/', 1);
    audit.saw('https://needed.example/', 1);
    expect(audit.report()).toMatchObject({
      early: [['both.example', 1]],
      declared: [['needed.example', 1]],
    });
  });

  it('names transmissions that might go and were not seen, and no others', () => {
    const audit = audited();
    audit.saw('https://needed.example/', 1);
    expect(audit.report().unseen).toEqual([]);
    audit.allow(2, ['ads']);
    expect(audit.report().unseen).toEqual(['ads']);
  });

  it('tells of a hundred hosts and no more, however many there are', () => {
    const audit = audited();
    for (let index = 0; index < 300; index += 1) {
      audit.saw(`https://x${index}.example/`, 1);
      audit.kept(`https://y${index}.example/`);
    }
    audit.saw('https://x0.example/', 2);
    const { undeclared, blocked } = audit.report();
    expect([undeclared.length, blocked.length, undeclared[0]]).toEqual([
      100,
      100,
      ['x0.example', 2],
    ]);
  });
});
