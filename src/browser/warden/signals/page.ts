export type Command = (...call: readonly unknown[]) => unknown;

/** What the page's scripts share. */
export const page = globalThis as unknown as { [name: string]: unknown };

/** A list that a party's script takes over. */
export const listOf = (name: string): unknown[] => (page[name] ??= []) as unknown[];

/** A party's command, or what stands for it until its script comes. */
export function commandOf(name: string, make: () => Command): Command {
  const held = page[name];
  return typeof held === 'function' ? (held as Command) : (page[name] = make());
}
