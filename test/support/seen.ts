import type { Demo } from '../../demo/start.ts';

/** The paths of what reached the demonstration's other company. */
export async function seenBy({ thirdPartyUrl }: Demo): Promise<string[]> {
  const response = await fetch(`${thirdPartyUrl}/seen`);
  return ((await response.json()) as { path: string }[]).map(({ path }) => path);
}
