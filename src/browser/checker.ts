import type { UseStore } from 'idb-keyval';
import type { Attribute, Audience } from '../core/audience.ts';
import { isNoticesDocument } from '../core/document.ts';
import { enforcementOf } from '../core/enforcement.ts';
import { ConsentError } from '../core/errors.ts';
import { lineOf } from '../core/faults/fault.ts';
import type { Hash } from '../core/hash.ts';
import { misfits } from '../core/misfit.ts';
import type { NoticesDocument } from '../core/notice.ts';
import { transmissionsTo } from '../core/origins.ts';
import { publish } from '../core/publish.ts';
import { select, type Trace } from '../core/select.ts';
import type { Registry } from '../core/units.ts';
import type { Checked } from './checked.ts';
import type { Model } from './model.ts';

/** Says what is wrong with what the site gave, and why it comes out as it does. */
export interface Checker {
  /**
   * The notices of this text, checked, named, and kept for the next visit. What is wrong with the
   * audience is reported, and what takes this site for a recipient.
   *
   * @throws ConsentError `invalid-notices`.
   */
  check(text: string, audience: Audience, checked: Hash, where: string): Promise<Checked>;
  /** Reports what is wrong with the present audience. */
  checkAudience(): void;
  explain(): readonly Trace[];
}

/** Loaded only where the notices or the audience are new to this browser, or somebody asks why. */
export function createChecker({ now, fail }: Model, use: UseStore): Checker {
  const report = (attributes: Registry<Attribute>, audience: Audience): void => {
    for (const misfit of misfits(attributes, audience)) {
      fail(new ConsentError('invalid-audience', misfit));
    }
  };
  return {
    async check(text, audience, checked, where) {
      const document = await parse(text, where);
      const { attributes = {}, transmissions = {} } = document;
      report(attributes, audience);
      const { origin } = location;
      for (const [key] of transmissionsTo({ transmissions }, origin)) {
        fail(new ConsentError('wide-origin', `transmissions.${key}.origins takes in ${origin}`));
      }
      const versions = await publish(document).catch((cause: unknown) => {
        // Text that no UTF-8 holds cannot be named by a hash (RFC 8785 §3.2.2.2).
        throw new ConsentError('invalid-notices', `${where}: ${String(cause)}`, cause);
      });
      const notices: Checked = {
        checked,
        attributes,
        versions,
        enforcement: enforcementOf(document),
      };
      const keep = use('readwrite', (store) => store.put(notices, ['notices']));
      // What cannot be kept is checked again the next time; whatever must be kept says so itself.
      keep.catch(() => {});
      return notices;
    },
    checkAudience: () => report(now().attributes, now().audience),
    explain: () => select(now().versions, now().audience, new Date()).trace,
  };
}

async function parse(text: string, where: string): Promise<NoticesDocument> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new ConsentError('invalid-notices', `${where} is not JSON`, cause);
  }
  if (isNoticesDocument(document)) return document;
  // What can explain it is several times as large, and so comes only when needed.
  const [{ misshapen }, { contradictions }] = await Promise.all([
    import('../core/misshapen.ts'),
    import('../core/contradictions.ts'),
  ]);
  const faults = [...misshapen(document), ...contradictions(document)];
  throw new ConsentError('invalid-notices', [where, ...faults.map(lineOf)].join('\n  '));
}
