import type { Severity } from '../lint/finding.ts';

export type OwnRule =
  | 'duplicate-member'
  | 'structure'
  | 'edited-version'
  | 'removed-version'
  | 'unlocked-version'
  | 'wide-origin';

/** What `doui check` finds besides the rules: in the file itself, and between it and its lock. */
export const OWN: { readonly [rule in OwnRule]: { severity: Severity; title: string } } = {
  'duplicate-member': {
    severity: 'error',
    title: 'No object names a member twice: all but the last would be dropped in silence.',
  },
  structure: {
    severity: 'error',
    title: 'The document is one that Doui can use. Only of such a one the other rules are asked.',
  },
  'edited-version': {
    severity: 'error',
    title: 'A locked version is as it was: a change has a version of its own.',
  },
  'removed-version': {
    severity: 'error',
    title: 'A locked version is still there: evidence points at it.',
  },
  'unlocked-version': {
    severity: 'warning',
    title: 'Where there is a lock, it holds every published version as it is.',
  },
  'wide-origin': {
    severity: 'warning',
    title: 'No origin of a recipient takes in the site itself (--site), which is never held.',
  },
};
