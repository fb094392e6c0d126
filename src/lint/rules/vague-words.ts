import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

/** `等` only where it means "and so on", and not as in 同等, 平等, 等しい. */
const VAGUE =
  /\betc\b|\band so (?:on|forth)\b|\band the like\b|\band others?\b|その他|など|(?<![一上下中不優初劣同均均対平特良高])等(?![々しくか価分号級身閑間])/iu;

export const vagueWords: Rule = {
  id: 'vague-words',
  severity: 'warning',
  law: 'TBA 27-12, Ordinance 22-2-28(1)(i)',
  title: 'What is said of a transmission is said in full, without "etc." in whatever language.',
  *check(scope) {
    const named = japanese(scope).flatMap(({ notice }) => notice.transmissions ?? []);
    for (const key of new Set(named)) {
      for (const [locale, words] of Object.entries(
        scope.document.transmissions?.[key]?.texts ?? {},
      )) {
        for (const [member, text] of Object.entries(words)) {
          const [vague] = VAGUE.exec(text) ?? [];
          if (vague === undefined) continue;
          yield {
            path: ['transmissions', key, 'texts', locale, member],
            message: `"${vague}" leaves open what else there is.`,
            mend: 'Name all of it, or leave the word out.',
          };
        }
      }
    }
  },
};
