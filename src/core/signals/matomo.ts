import type { Signal, Told } from '../signal.ts';
import type { Said } from './said.ts';

type Matomo = Extract<Signal, { key: 'matomo' }>;

/** By our words, Matomo's three commands: demand, give and take back. It keeps nothing itself. */
const COMMANDS = {
  consent: ['requireConsent', 'setConsentGiven', 'forgetConsentGiven'],
  cookieConsent: ['requireCookieConsent', 'setCookieConsentGiven', 'forgetCookieConsentGiven'],
} as const;

type Word = keyof typeof COMMANDS;
const wordsOf = ({ follows }: Matomo): Word[] => Object.keys(follows) as Word[];

/** Before `trackPageView`. */
export const openMatomo = (signal: Matomo): Said => [
  '_paq',
  wordsOf(signal).map((word) => [COMMANDS[word][0]]),
];

export const tellMatomo = (told: Told, signal: Matomo): Said => [
  '_paq',
  wordsOf(signal).map((word) => [COMMANDS[word][told[word] === true ? 1 : 2]]),
];
