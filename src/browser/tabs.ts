import type { Closures } from '../core/state.ts';

/** Other tabs of this site, and other instances on this page. */
export interface Tabs {
  /** Tells them that something has been stored, and what is closed from now on. */
  tell(closures: Closures): void;
  stop(): void;
}

/**
 * Follows other tabs by BroadcastChannel, and whatever was missed when the page comes back. It only
 * saves time: the truth is read from storage. The channel is closed while the page is in the
 * back-forward cache, which it would bar in some browsers.
 */
export function createTabs(name: string, hear: (closures: Closures) => void): Tabs {
  const end = new AbortController();
  let channel: BroadcastChannel | undefined;
  const close = (): void => {
    channel?.close();
    channel = undefined;
  };
  const open = (): void => {
    try {
      channel ??= new BroadcastChannel(name);
      channel.onmessage = ({ data }: MessageEvent<Closures>) => hear(data);
    } catch {
      // Missing, or denied as Firefox does where sites may keep nothing.
    }
  };
  const back = (): void => {
    open();
    hear({});
  };
  open();
  addEventListener('pagehide', close, end);
  // The first time, everything is being read anyway.
  addEventListener('pageshow', ({ persisted }) => persisted && back(), end);
  document.addEventListener('visibilitychange', () => document.hidden || back(), end);
  return {
    tell: (closures) => channel?.postMessage(closures),
    stop() {
      close();
      end.abort();
    },
  };
}
