import type { Patch } from '../simulation/bundle.ts';

/** A way to break the product on purpose, which the simulation must notice. */
export interface Mutant {
  readonly name: string;
  readonly patches: readonly Patch[];
}

const one = (name: string, file: string, find: string, replace: string): Mutant => ({
  name,
  patches: [{ file: `src/${file}`, find, replace }],
});

export const MUTANTS: readonly Mutant[] = [
  one(
    'the mirror opens a gate',
    'browser/compose.ts',
    '=> isOpen(state(), purpose);',
    '=> mirror.settled || isOpen(state(), purpose);',
  ),
  one(
    'the last write wins, by the clock',
    'core/ledger.ts',
    'return all.filter((sealed) => on(sealed) && !superseded.has(sealed.id)).sort(byId);',
    'return all.filter(on).sort((a, b) => (a.event.at < b.event.at ? 1 : -1)).slice(0, superseded.size + 1 && 1);',
  ),
  one(
    'the last to arrive wins, parents ignored',
    'core/ledger.ts',
    'return all.filter((sealed) => on(sealed) && !superseded.has(sealed.id)).sort(byId);',
    'return all.filter(on).slice(superseded.size * 0 - 1);',
  ),
  {
    name: 'a concurrent grant wins',
    patches: [
      {
        file: 'src/core/state.ts',
        find: "if (decisions.includes('withdrawn'))",
        replace: "if (decisions.every((decision) => decision === 'withdrawn'))",
      },
      {
        file: 'src/core/state.ts',
        find: "if (decisions.some((decision) => decision !== 'granted'))",
        replace: "if (decisions.every((decision) => decision !== 'granted'))",
      },
    ],
  },
  one(
    'a grant opens before it is durable',
    'browser/clerk.ts',
    'await replaceAct(use, era, key, sealed);',
    'model.adopt({ events: [sealed] });\n    await replaceAct(use, era, key, sealed);',
  ),
  one(
    'what is recorded is not waited for',
    'browser/clerk.ts',
    'await replaceAct(use, era, key, sealed);',
    'void replaceAct(use, era, key, sealed).catch(() => {});',
  ),
  one(
    'a withdrawal waits for the disk',
    'browser/recorder.ts',
    '    change({\n      closures',
    '    const later: typeof change = (part) => void begun.durable.then(() => change(part));\n    later({\n      closures',
  ),
  one(
    'sealing any act lifts a denial',
    'browser/clerk.ts',
    'at > last || !isSettled(one)',
    'last > Infinity || at < 0 || !isSettled(one)',
  ),
  one(
    'another tab’s unsealed denial loses',
    'browser/replica.ts',
    'closuresOf(act, ids)',
    'closuresOf(act, ids.slice(0, 0))',
  ),
  one(
    'a denial not yet durable does not shut',
    'browser/situation.ts',
    '[...situation.shut, ...situation.barred]',
    '[...situation.barred]',
  ),
  one(
    'what was never asked opens',
    'core/state.ts',
    "? value === 'granted'",
    "? value !== 'denied'",
  ),
  one(
    'an earlier notice’s grant covers a renewed purpose',
    'core/state.ts',
    "if (renewed) return 'renewed';",
    '',
  ),
  one(
    'one of several purposes opens a gate',
    'browser/gate.ts',
    '?.every(allows);',
    '?.some(allows);',
  ),
  {
    name: 'a portal’s page is believed',
    patches: [
      {
        file: 'src/browser/delivery/post.ts',
        find: 'response.ok ? readSyncResponse(json) : undefined',
        replace: `response.ok ? (readSyncResponse(json) ?? { v: 1, time: new Date().toISOString(),
          proven: false, events: [], refused: [],
          receipts: request.events.map(({ id }) => ({ id, jws: '' })) }) : undefined`,
      },
      {
        file: 'src/browser/delivery/learnt.ts',
        find: 'sealed !== undefined && claimsOf(jws)?.sub === sealed.event.subject',
        replace: "sealed !== undefined && (jws === '' || claimsOf(jws) !== undefined)",
      },
    ],
  },
  one(
    'an outage refuses for good',
    'browser/delivery/post.ts',
    'status >= 400 && status < 500',
    'status >= 400 && status < 600',
  ),
  one(
    'a busy server refuses for good',
    'browser/delivery/post.ts',
    '[408, 425, 429]',
    '[408, 425]',
  ),
  one(
    'an unread body keeps its share of keepalive',
    'browser/delivery/post.ts',
    'parse(await textOf(response))',
    'response.ok ? parse(await textOf(response)) : undefined',
  ),
  one(
    'nothing is sent again by itself',
    'browser/delivery/sync.ts',
    'if (!end.signal.aborted) timer = setTimeout(wake, wait);',
    'if (!end.signal.aborted) timer = setTimeout(() => {}, wait && wake ? wait : 0);',
  ),
  one(
    'who was told to wait never comes back',
    'browser/delivery/sync.ts',
    '    told = false;\n    void run();',
    '    void run();',
  ),
  one(
    'one event is always left behind',
    'browser/situation.ts',
    'pending(ledger).filter(({ id }) => !refused.has(id))',
    'pending(ledger).filter(({ id }) => !refused.has(id)).slice(1)',
  ),
  one(
    'what was left unsealed stays so',
    'browser/compose.ts',
    'if (found.acts[0] || notes[0] ||',
    'if (found.acts[9999] || notes[9999] ||',
  ),
  one(
    'the act goes before its event comes',
    'browser/storage/vault.ts',
    'await set(keyOf(',
    "strike(key);\n  await del(keyOf('act', key, era), use);\n  await set(keyOf(",
  ),
  one(
    'an act is put after waiting',
    'browser/storage/database.ts',
    '    const on = connection',
    "    await crypto.subtle.digest('SHA-256', new Uint8Array(1));\n    const on = connection",
  ),
  one(
    'reads before it puts',
    'browser/storage/idb.ts',
    "    store.put(act, keyOf('act', key, era));",
    "    store.get(key).onsuccess = () => void store.put(act, keyOf('act', key, era));",
  ),
  one(
    'other tabs are not told',
    'browser/tabs.ts',
    'tell: (closures) => channel?.postMessage(closures),',
    'tell: () => {},',
  ),
  one(
    'who comes back does not look',
    'browser/tabs.ts',
    '    open();\n    hear({});',
    '    open();',
  ),
  {
    name: 'acknowledged before the commit',
    patches: [
      {
        file: 'src/server/exchange.ts',
        find: '? store.take(taking) :',
        replace: `? (store.take(taking).catch(() => {}), { linked: false, events: events.map(
          ({ sealed, flags }, at) => ({ sealed, flags, received: taking.received, seq: at + 1 })) }) :`,
      },
      {
        file: 'src/server/attested.ts',
        find: 'const kept = await store.attest(signed);',
        replace: 'const kept = (store.attest(signed).catch(() => {}), signed);',
      },
    ],
  },
  one(
    'places are counted anew for what comes twice',
    'server/memory.ts',
    'if (held.rows.has(sealed.id)) continue;',
    '',
  ),
  one(
    'what comes twice is stored twice',
    'server/memory.ts',
    'held.rows.set(sealed.id, {',
    'held.rows.set(`${sealed.id}${held.rows.size}`, {',
  ),
  one(
    'what the one before decided is the next one’s',
    'browser/delivery/account.ts',
    'if (accounts.some(([known]) => known !== account)) present = await beginEra(account);\n        else if',
    'if',
  ),
  one(
    'a stale page keeps what the one before decided',
    'browser/replica.ts',
    '...(era !== kept.era && BLANK)',
    '...(era === BLANK && {})',
  ),
  one(
    'the next one’s token links the key of the one before',
    'browser/delivery/former.ts',
    ' && account === person.account',
    '',
  ),
  one(
    'an answer from before another was met is believed',
    'browser/delivery/account.ts',
    'before === undefined || whose(before) === whose(kept) ? [person, kept] : meet()',
    "whose(kept) !== '?' || before === undefined ? [person, kept] : meet()",
  ),
  one(
    'who was met in the same turn meanwhile is not seen',
    'browser/delivery/account.ts',
    '[era, ...accounts.map(([account]) => account)].join()',
    '[era, ...accounts.slice(accounts.length)].join()',
  ),
  {
    name: 'what is open stays so while nobody says who is there',
    patches: [
      {
        file: 'src/browser/delivery/account.ts',
        find: '      bar(model);\n      throw caught;',
        replace: '      throw caught;',
      },
      {
        file: 'src/browser/delivery/account.ts',
        find: '        bar(model);\n        throw asConsentError',
        replace: '        throw asConsentError',
      },
    ],
  },
  {
    name: 'events of others are taken without a link',
    patches: [
      {
        file: 'src/browser/delivery/learnt.ts',
        find: 'linked === true || isOwn(sealed)',
        replace: 'linked !== undefined || isOwn(sealed)',
      },
      {
        file: 'src/server/memory.ts',
        find: 'eventsOf(linked ? linkedTo(account) : [subject])',
        replace: "eventsOf([subject, ...linkedTo(held.account ?? '')])",
      },
    ],
  },
  one(
    'a link can be taken over',
    'server/memory.ts',
    'held.account ??= account;',
    'held.account = account;',
  ),
  one(
    'a token is not bound to its proof',
    'core/protocol.ts',
    'return token === undefined ? bare : { ...bare, token: await hashOf(token) };',
    "return (await hashOf(token ?? '')) === '' ? { ...bare, token } : bare;",
  ),
  one(
    'a link needs no proof',
    'server/exchange.ts',
    'account: proven ? account : undefined,',
    'account,',
  ),
  one(
    'the server gives nothing back',
    'server/exchange.ts',
    'const events = proven ? unseen(',
    'const events = heads.length < 0 ? unseen(',
  ),
];
