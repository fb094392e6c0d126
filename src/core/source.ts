/**
 * A host source (CSP3 §2.3.1) as browsers write it, in small letters: a scheme, a host or all below
 * one, perhaps a port.
 */
export const SOURCE: RegExp =
  /^(?:https?|wss?):\/\/(?:\*\.)?(?:[a-z\d_-]+\.)*[a-z\d_-]+(?::\d{1,5})?$/;

/** All below a suffix under which anybody may register: `*.jp`, and `*.co.jp` by its usual words. */
const WIDE =
  /\/\*\.(?:(?:ac|ad|co|com|ed|edu|go|gob|gov|gr|gv|info|lg|ltd|me|mil|ne|net|nom|or|org|plc|sch)\.[a-z]{2}|[^.]+)$/;

/** Whether a wildcard takes in more than any one party has. */
export const isWide = (source: string): boolean => WIDE.test(source.replace(/:\d+$/, ''));
