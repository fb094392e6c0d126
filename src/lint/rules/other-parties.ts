import type { Rule } from '../rule.ts';

export const otherParties: Rule = {
  id: 'other-parties',
  severity: 'warning',
  title: 'Who consents to a purpose of other parties reads who they are.',
  *check({ document, versions }) {
    for (const { notice, path } of versions) {
      for (const [index, { key, basis, recipients = [] }] of notice.purposes.entries()) {
        if (basis !== 'consent' || recipients.length > 0) continue;
        const isProvided = notice.provisions?.some(
          ({ basis, purposes }) => basis === 'consent' && purposes?.includes(key),
        );
        const isTheirs =
          /partner|third-part/i.test(key) ||
          document.purposes[key]?.dpv?.some((term) => /ThirdPart/.test(term)) === true;
        if (isProvided !== true && !isTheirs) continue;
        yield {
          path: [...path, 'purposes', index, 'recipients'],
          message: `People are asked to consent to "${key}", which concerns other parties, and not told which.`,
          mend: 'Add recipients; where nobody can be named, one that describes the kind.',
        };
      }
    }
  },
};
