/*
 * `doui/server`: a handler of web requests, and the stores that it can keep evidence in.
 */
export type { AccountsOptions } from './server/accounts/accounts.ts';
export { addressOf } from './server/limits/address.ts';
export type { Exchanged } from './server/exchange.ts';
export { gpcResource, type GpcSupport } from './server/gpc.ts';
export { createHandler, type HandlerOptions } from './server/handler.ts';
export type { Allowance, LimitsOptions } from './server/limits/limits.ts';
export { createListener } from './server/listener.ts';
export { createOperator, type OperatorOptions } from './server/operator/operator.ts';
export { readConsent, type Painted, type PaintOptions } from './server/paint.ts';
export type { Retention } from './server/retention.ts';
export type { SeenReport } from './server/seen.ts';
export { memoryStore } from './server/memory.ts';
export { postgresStore } from './server/postgres/postgres.ts';
export type { Database } from './server/postgres/query.ts';
export {
  transmissionsMarkup,
  transmissionsPage,
  type DisclosureOptions,
} from './server/transmissions/page.ts';
export { sqliteStore } from './server/sqlite/sqlite.ts';
export type * from './core/store.ts';
