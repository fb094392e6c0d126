/*
 * `doui/guard`: holds what a page sends to declared hosts, for whoever bundles it; `doui-guard.js`
 * is the same as a script tag. It must run before anything else does.
 */
export { installGuard, type Guarding } from './guard/guard.ts';
export type { GuardConfig, GuardedHost } from './core/head.ts';
