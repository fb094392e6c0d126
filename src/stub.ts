/*
 * `doui-stub.js`: stands inline in the head where the notices name `tcf` or `gpp`, so that a tag
 * finds the IAB's interfaces, and is answered once the state is known. Which ones, its own tag says.
 */
import { standInForGpp } from './browser/head/gppStub.ts';
import { standInForTcf } from './browser/head/tcfStub.ts';
import type { StubConfig } from './core/head.ts';

const tag = document.currentScript;

if (tag instanceof HTMLScriptElement) {
  const { tcf, gpp } = JSON.parse(tag.dataset['doui'] ?? '{}') as StubConfig;
  if (tcf) standInForTcf();
  if (gpp) standInForGpp();
}
