/*
 * The guard's script tag, the first of the page: `<script src="doui-guard.js" data-doui='{…}'>`, as
 * `doui head notices.json` prints it. Nothing takes it away again.
 */
import type { GuardConfig } from './core/head.ts';
import { installGuard } from './guard/guard.ts';

try {
  const text = document.currentScript?.getAttribute('data-doui');
  installGuard(JSON.parse(text ?? '') as GuardConfig);
} catch (cause) {
  console.error('Doui: doui-guard.js holds nothing: print its tag by `doui head`', cause);
}
