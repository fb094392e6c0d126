import type { ConsentOptions } from '../core/api.ts';
import type { Audience } from '../core/audience.ts';

/**
 * The options of a script tag: `data-notices`, `data-endpoint`, `data-locale` (`auto` leaves it to
 * the page), `data-audience` (JSON), `data-name`, `data-script-grants="false"`,
 * `data-subject-token` (an address).
 */
export function optionsOf({ dataset }: HTMLElement): ConsentOptions {
  // Only what stands in the tag, and not what a page has given to every object.
  const own: DOMStringMap = { __proto__: null, ...(dataset as object) } as never;
  const { notices = '', locale, audience = '{}', scriptGrants } = own;
  return Object.assign(own, {
    notices,
    locale: locale === 'auto' ? undefined : locale,
    audience: audienceOf(audience),
    scriptGrants: scriptGrants !== 'false',
  });
}

/** An audience that cannot be read is nobody in particular, to whom the fewest notices apply. */
function audienceOf(text: string): Audience {
  try {
    return { ...JSON.parse(text) };
  } catch (cause) {
    console.error(`Doui: invalid-option: data-audience, ${text}`, cause);
    return {};
  }
}
