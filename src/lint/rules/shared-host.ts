import { hostOf } from '../../core/origins.ts';
import type { Rule } from '../rule.ts';

/** Where anybody can have a host of their own (Public Suffix List, private section). */
const SHARED =
  /(?:^|\.)(?:akamaized\.net|amazonaws\.com|appspot\.com|azureedge\.net|azurewebsites\.net|b-cdn\.net|blogspot\.com|cloudfront\.net|fastly\.net|firebaseapp\.com|github\.io|gitlab\.io|googleusercontent\.com|hatenablog\.com|herokuapp\.com|myshopify\.com|netlify\.app|pages\.dev|run\.app|sakura\.ne\.jp|vercel\.app|web\.app|windows\.net|wordpress\.com|workers\.dev|xsrv\.jp)$/;

export const sharedHost: Rule = {
  id: 'shared-host',
  severity: 'warning',
  title: 'A wildcard takes in the hosts of one party, not of all that a hosting service serves.',
  *check({ document: { transmissions = {}, guard } }) {
    const sources = [
      ...Object.entries(transmissions).flatMap(([key, { origins }]) =>
        origins.map((source, index) => ({
          source,
          path: ['transmissions', key, 'origins', index],
        })),
      ),
      ...(guard?.own ?? []).map((source, index) => ({ source, path: ['guard', 'own', index] })),
    ];
    for (const { source, path } of sources) {
      const [, parent] = /^\*\.([^:]+)/.exec(hostOf(source)) ?? [];
      if (parent === undefined || !SHARED.test(parent)) continue;
      yield {
        path,
        message: `${source} takes in what everybody else has there.`,
        mend: 'Name the host itself.',
      };
    }
  },
};
