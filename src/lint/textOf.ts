import type { Path } from './finding.ts';
import type { Version } from './scope.ts';

/** Where what a controller must state somewhere would stand best: in its policy, if it has one. */
export function textOf(versions: readonly Version[]): Path {
  const policy = versions.find(({ notice }) => notice.kind === 'policy');
  return (policy ?? versions[0])?.path ?? [];
}
