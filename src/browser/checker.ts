import type { Attribute, Audience } from '../core/audience.ts';
import { isNoticesDocument } from '../core/document.ts';
import { ConsentError } from '../core/errors.ts';
import { misfits } from '../core/misfit.ts';
import type { Registry } from '../core/units.ts';
import type { Model } from './model.ts';

/** Says what is wrong with what the site gave. */
export interface Checker {
  /** @throws ConsentError `invalid-notices`. What is wrong with the audience is reported. */
  check(document: unknown, audience: Audience, where: string): Promise<void>;
  /** Reports what the audience says that cannot be said of these attributes. */
  checkAudience(attributes: Registry<Attribute>, audience: Audience): void;
}

/** Loaded only where the notices or the audience are new to this browser. */
export function createChecker({ fail }: Model): Checker {
  const checkAudience: Checker['checkAudience'] = (attributes, audience) => {
    for (const misfit of misfits(attributes, audience)) {
      fail(new ConsentError('invalid-audience', misfit));
    }
  };
  return {
    checkAudience,
    async check(document, audience, where) {
      if (isNoticesDocument(document)) {
        return checkAudience(document.attributes ?? {}, audience);
      }
      // The validator that can explain is several times as large, and so comes only when needed.
      const { explain } = await import('../core/explain.ts');
      throw new ConsentError('invalid-notices', [where, ...explain(document)].join('\n  '));
    },
  };
}
