/** What a command comes to. */
export interface Outcome {
  /** 0: nothing stands against it. 1: findings do. 2: it could not be done. */
  readonly status: 0 | 1 | 2;
  /** For the standard output. */
  readonly out?: string;
  /** For the standard error. */
  readonly err?: string;
}
