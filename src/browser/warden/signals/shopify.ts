import type { Told } from '../../../core/signal.ts';
import { page } from './page.ts';

/** What went wrong, or what holds an `error`; nothing where all is well. */
type Answer = (result?: unknown) => void;

interface Shop {
  readonly customerPrivacy?: {
    setTrackingConsent(told: { readonly [word: string]: boolean }, then: Answer): void;
  };
  loadFeatures?(
    features: readonly { readonly name: string; readonly version: string }[],
    then: Answer,
  ): void;
}

const FEATURES = [{ name: 'consent-tracking-api', version: '0.1' }];

/**
 * Shopify's Customer Privacy API, which keeps what it is told: so that it hears only of what the
 * person was asked. It may come later than this; then it hears what is so by then.
 */
export function createShopify(failed: (cause: unknown) => void): (told: Told) => void {
  let latest: { readonly [word: string]: boolean } = {};
  let isAwaited = false;
  const shop = (): Shop => page['Shopify'] ?? {};
  const answered =
    (then?: () => void): Answer =>
    (result) => {
      const { error } = { error: result instanceof Error && result, ...(result as object) };
      if (error) failed(error);
      else then?.();
    };
  const tell = (): void => {
    if (Object.keys(latest).length === 0) return;
    const { customerPrivacy } = shop();
    if (customerPrivacy) customerPrivacy.setTrackingConsent(latest, answered());
    else if (!isAwaited) wait();
  };
  const wait = (): void => {
    isAwaited = true;
    const { loadFeatures } = shop();
    if (loadFeatures) loadFeatures(FEATURES, answered(tell));
    // A shop that is drawn elsewhere (Hydrogen) says when it is there.
    else document.addEventListener('shopifyCustomerPrivacyApiLoaded', tell, { once: true });
  };
  return (told) => {
    latest = Object.fromEntries(
      Object.entries(told).filter((entry): entry is [string, boolean] => entry[1] !== undefined),
    );
    tell();
  };
}
