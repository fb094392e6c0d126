import type { VNode } from 'preact';

interface Props {
  /** What it means for the person, in their language. */
  readonly meaning: string;
  readonly problem: unknown;
}

/** Says what went wrong: first what it means, then the cause as it was reported. */
export function Problem({ meaning, problem }: Props): VNode | null {
  if (problem === undefined) return null;
  return (
    <div role="alert" class="problem" part="problem">
      <p>{meaning}</p>
      {problem instanceof Error && (
        <p class="small" lang="en" dir="ltr">
          {problem.message}
        </p>
      )}
    </div>
  );
}
