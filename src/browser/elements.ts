import type { Consent } from '../core/api.ts';
import { late } from './late.ts';

/** Defines the custom elements of a site's own pages. Where they cannot be had, the console says so. */
export const defineElements = (consent: Consent): Promise<unknown> =>
  late(
    'ui',
    () => import('../ui/mount.tsx'),
    async ({ elements }) => (await elements()).defineElements(consent),
  )().catch(console.error);
