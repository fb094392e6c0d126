/** For how long keys are trusted that cannot be fetched again. */
const KEPT = 24 * 3_600_000;
/** For how long a host that failed is not asked again, so that nobody waits for it each time. */
const PAUSE = 30_000;

/**
 * A `fetch` of one JSON Web Key Set that answers with the last good one while its host is down, or
 * answers with something else. Without one it rejects.
 *
 * @param failed Hears of each failure, also where the last good one stands in.
 */
export function keptFetch(
  failed: (error: unknown) => void,
): (url: string, init: RequestInit) => Promise<Response> {
  let kept: { readonly body: string; readonly at: number } | undefined;
  let failedAt = -Infinity;
  let failure: unknown;

  return async (url, init) => {
    if (Date.now() >= failedAt + PAUSE) {
      try {
        kept = { body: await keysAt(url, init), at: Date.now() };
        failedAt = -Infinity;
        return new Response(kept.body);
      } catch (error) {
        failedAt = Date.now();
        failure = error;
        failed(error);
      }
    }
    if (kept !== undefined && Date.now() < kept.at + KEPT) return new Response(kept.body);
    throw failure;
  };
}

/** @throws for all that is no key set. */
async function keysAt(url: string, init: RequestInit): Promise<string> {
  const response = await fetch(url, init);
  const body = await response.text();
  if (response.status !== 200) throw new Error(`The keys' address answered ${response.status}.`);
  const { keys } = (JSON.parse(body) ?? {}) as { readonly keys?: unknown };
  const isSet = Array.isArray(keys) && keys.every((key) => typeof key === 'object' && key !== null);
  if (!isSet) throw new TypeError('What is at the keys’ address is no JSON Web Key Set.');
  return body;
}
