import type { LogLevel } from './options.ts';

/**
 * One line each, for programs: nothing in it is of a person, and nothing of it was sent by one, but
 * for the names of hosts that a page says it reached.
 */
export interface Log {
  note(event: string, facts?: Facts): void;
  /** What went wrong, by its kind and place. Its message may hold a row of a database. */
  failure(event: string, error: unknown): void;
}

export type Facts = { readonly [name: string]: string | number | boolean };

export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const line = (severity: 'info' | 'error', event: string, facts: object): void =>
    write(
      `${JSON.stringify({ time: new Date().toISOString(), level: severity, event, ...facts })}\n`,
    );
  return {
    note(event, facts = {}) {
      if (level === 'all') line('info', event, facts);
    },
    failure(event, error) {
      if (level !== 'off') line('error', event, { ...kindOf(error), at: placesOf(error) });
    },
  };
}

function kindOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, code } = error as NodeJS.ErrnoException;
  // SQLSTATE, ECONNREFUSED, ERR_SQLITE_ERROR …
  return typeof code === 'string' && /^\w{1,40}$/.test(code)
    ? { error: name, code }
    : { error: name };
}

/** The lines of its stack that name files, without the message above them. */
function placesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const message = error instanceof Error ? error.message : '';
  const below = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  return (below.match(/^ {4}at .{1,200}$/gm) ?? []).slice(0, 4).map((place) => place.trim());
}
