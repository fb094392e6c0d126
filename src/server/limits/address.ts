/** Web requests do not say where they come from: only for as long as each lives it is known here. */
const peers = new WeakMap<Request, string>();

/** Notes who is at the other end of the connection that brought a request. */
export function cameFrom(request: Request, address: string | undefined): void {
  if (address !== undefined) peers.set(request, address);
}

/**
 * The address of whoever made a request that came through `createListener`.
 *
 * @param proxies How many proxies of one's own stand before this server, each of which adds to
 * `X-Forwarded-For` whom it heard from. What stands before that anybody can write.
 */
export function addressOf(request: Request, proxies: number = 0): string | undefined {
  const peer = peers.get(request);
  if (proxies === 0 || peer === undefined) return peer;
  const told = (request.headers.get('X-Forwarded-For') ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const way = [...told, peer];
  return way.at(-1 - proxies) ?? way[0];
}
