import type { Notice } from '../../core/notice.ts';
import type { SectionKey } from '../../core/words.ts';
import type { Rule } from '../rule.ts';

/** The sections that a notice may have without words of their own, by the facts that fill them. */
const FILLED = {
  data: 'data',
  acquisition: 'acquisition',
  purposes: 'purposes',
  prohibitions: 'prohibitions',
  provisions: 'provision',
  jointUse: 'joint-use',
  entrustments: 'entrustment',
  transfers: 'transfers',
  transmissions: 'transmissions',
  security: 'security',
  retention: 'retention',
  approvals: 'approvals',
  form: 'form',
  procedures: 'procedures',
  contacts: 'contacts',
  bodies: 'bodies',
  certifications: 'certifications',
  incidents: 'incidents',
  revision: 'revision',
  references: 'references',
} as const satisfies { [member in keyof Notice]?: SectionKey };

export const deadReference: Rule = {
  id: 'dead-reference',
  severity: 'error',
  title:
    'A reference leads to a notice of the document and to sections that it has, or to an address.',
  *check({ document, versions }) {
    for (const { notice, path } of versions) {
      for (const [index, reference] of (notice.references ?? []).entries()) {
        const at = [...path, 'references', index];
        const { key, notice: target, url, sections = [] } = reference;
        if (target === undefined) {
          if (url !== undefined) continue;
          yield {
            severity: 'warning',
            path: [...at, 'url'],
            message: `Reference "${key}" leads nowhere.`,
            mend: 'Add url, or the key of a notice.',
          };
          continue;
        }
        const targets = document.notices.filter((other) => other.key === target);
        if (targets.length === 0) {
          yield {
            path: [...at, 'notice'],
            message: `There is no notice "${target}" in this document.`,
            mend: 'Correct the key, or write the url of the text.',
          };
          continue;
        }
        for (const [place, section] of sections.entries()) {
          // A number is the text's own.
          if (/^\d/.test(section) || targets.some((other) => sectionsOf(other).has(section)))
            continue;
          yield {
            path: [...at, 'sections', place],
            message: `Notice "${target}" has no section "${section}".`,
            mend: `Name one that it has, or the number that the text itself gives it.`,
          };
        }
      }
    }
  },
};

function sectionsOf(notice: Notice): Set<string> {
  const filled = Object.entries(FILLED).filter(([member]) => {
    const facts = notice[member as keyof typeof FILLED];
    return Array.isArray(facts) ? facts.length > 0 : facts !== undefined;
  });
  const worded = Object.values(notice.texts).flatMap(({ sections = {} }) => Object.keys(sections));
  return new Set([...filled.map(([, section]) => section), ...worded]);
}
