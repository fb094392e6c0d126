import type { NoticesDocument } from '../core/notice.ts';
import { isWithin } from '../core/origins.ts';
import type { Finding } from '../lint/finding.ts';
import { own } from './examine.ts';

/** Where a recipient's origin takes in a site that uses the notices. */
export const wideOrigins = (
  document: NoticesDocument | undefined,
  sites: readonly string[],
): Finding[] =>
  Object.entries(document?.transmissions ?? {}).flatMap(([key, { origins }]) =>
    origins.flatMap((source, index) =>
      sites
        .map((site) => new URL(site))
        .filter(({ href }) => isWithin(source, href))
        .map(({ origin }) =>
          own('wide-origin', {
            path: ['transmissions', key, 'origins', index],
            message: `${source} takes in ${origin}, which is the site itself and never held.`,
            mend: 'Name the recipient’s own hosts.',
          }),
        ),
    ),
  );
