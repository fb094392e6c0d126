/*
 * `doui/server`: a handler of web requests, and the stores that it can keep evidence in.
 */
export { createHandler, type HandlerOptions } from './server/handler.ts';
export { createListener } from './server/listener.ts';
export { memoryStore } from './server/memory.ts';
export { postgresStore } from './server/postgres.ts';
export type { Database } from './server/postgres-query.ts';
export { sqliteStore } from './server/sqlite.ts';
export type * from './core/store.ts';
