import type { Signal } from '../../../core/signal.ts';
import { standInForGpp } from '../../head/gppStub.ts';
import { standInForTcf } from '../../head/tcfStub.ts';
import type { Post } from '../post.ts';

/**
 * Opens one of the IAB's interfaces, each of them larger than all the rest: a stub answers at once,
 * where the head has none, and nobody waits for more. Returns its undo.
 */
export function openFramework(
  signal: Extract<Signal, { key: 'tcf' | 'gpp' }>,
  post: Post,
  failed: (cause: unknown) => void,
): () => void {
  let end: (() => void) | undefined;
  let isOver = false;
  open(signal, post, failed).then((undo) => {
    if (isOver) undo();
    else end = undo;
  }, failed);
  return () => {
    isOver = true;
    end?.();
  };
}

async function open(
  signal: Extract<Signal, { key: 'tcf' | 'gpp' }>,
  post: Post,
  failed: (cause: unknown) => void,
): Promise<() => void> {
  if (signal.key === 'tcf') {
    standInForTcf();
    const { openTcf } = await import('./tcf/tcf.ts');
    return openTcf(signal, post, failed);
  }
  standInForGpp();
  const { openGpp } = await import('./gpp/gpp.ts');
  return openGpp(signal, post, failed);
}
