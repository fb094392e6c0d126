import type { Consent } from '../core/api.ts';

/** Defines the custom elements of a site's own pages. Where they cannot be had, the page says so. */
export async function defineElements(consent: Consent): Promise<void> {
  try {
    const { elements } = await import('../ui/mount.tsx');
    (await elements()).defineElements(consent);
  } catch (cause) {
    console.error('Doui: part-unavailable', cause);
  }
}
