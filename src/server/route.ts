/** What one address answers to a request. */
export type Answer = (request: Request) => Promise<Response>;

/** One address, and the methods that it answers to. */
export interface Route {
  readonly methods: readonly string[];
  readonly answer: Answer;
}
