import type { Watch } from './watch.ts';
import { standIn, type Kind } from './standIn.ts';
import { textOf } from './wrap.ts';

/** `WebSocket` (RFC 6455 §7.1.5: 1006 is a connection that was lost), and what an error leaves. */
const SOCKET: Kind = {
  at: { protocol: '', extensions: '', bufferedAmount: 0, binaryType: 'blob' },
  methods: ['send', 'close'],
  types: ['open', 'message', 'error', 'close'],
  closed: 3,
};
const SOURCE: Kind = {
  at: { withCredentials: false },
  methods: ['close'],
  types: ['open', 'message', 'error'],
  closed: 2,
};

/** `WebSocket`, `EventSource`, and what else connects: `WebTransport`, and helpers of WebRTC. */
export function guardSockets(watch: Watch): void {
  const { realm, wrap, judge, soon } = watch;
  for (const [name, kind] of [
    ['WebSocket', SOCKET],
    ['EventSource', SOURCE],
  ] as const) {
    wrap.maker(realm, name, (make, args, made) => {
      if (args.length > 0) args[0] = textOf(args[0]);
      const verdict = args.length > 0 && judge(args[0] as string);
      return verdict ? standIn(watch, kind, verdict, args, make, made) : make();
    });
  }

  wrap.maker(realm, 'WebTransport', (make, args, made) => {
    const verdict = judge((args[0] = textOf(args[0])));
    if (!verdict) return make();
    const lost = (): Promise<never> => {
      const promise = new realm.Promise<never>((_, reject) =>
        soon(() => reject(new realm.DOMException('Opening handshake failed.', 'NetworkError'))),
      );
      promise.catch(() => {});
      return promise;
    };
    return Object.create(made.prototype as object, {
      ready: { value: lost() },
      closed: { value: lost() },
      close: { value: () => {} },
    });
  });

  /** A server of WebRTC that is held is as one that does not answer. */
  const withoutHeld = (config: unknown): unknown => {
    const { iceServers, ...rest } = Object.assign({}, config) as RTCConfiguration;
    if (!iceServers) return config;
    const isHeld = (url: string): unknown => judge(url.replace(/^(?:stun|turn)s?:/i, 'https://'));
    return {
      ...rest,
      iceServers: iceServers.filter(({ urls }) => ![urls].flat().some(isHeld)),
    };
  };
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
    wrap.maker(realm, name, (make, [config, ...more]) => make([withoutHeld(config), ...more]));
  }
}
