import type { Page } from 'playwright-core';
import { decideByScript } from './inPage.ts';

/** How long Doui may take to come up, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Refuses or grants all, as a visitor does by the buttons of the first layer; and by the page's own
 * consent, what those leave open. Whether it could be done.
 */
export async function decide(page: Page, decision: 'refused' | 'granted'): Promise<boolean> {
  const name = decision === 'granted' ? 'accept' : 'refuse';
  const button = page.locator(`doui-root button[part~="${name}"]`);
  const clicked = await button.click({ timeout: PATIENCE }).then(
    () => true,
    () => false,
  );
  if (clicked) await button.waitFor({ state: 'detached', timeout: PATIENCE }).catch(() => {});
  // A site may forbid what a script grants; then the buttons alone count.
  const spoken = await page.evaluate(decideByScript, decision).catch(() => false);
  return clicked || spoken;
}
