import type { Controller } from '../core/party.ts';

const IDENTITY = ['address', 'representative'] as const;

/** What of a controller's identity no locale states. */
export const unstated = ({ texts }: Controller): (typeof IDENTITY)[number][] =>
  IDENTITY.filter((member) => Object.values(texts).every((words) => words[member] === undefined));

/** The words' first locale, where what is missing would be added. */
export const firstLocale = ({ texts }: Controller): string => Object.keys(texts)[0] ?? 'en';
