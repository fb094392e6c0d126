import { useEffect, useState } from 'preact/hooks';
import type { ConsentState } from '../../core/api.ts';
import type { Hash } from '../../core/hash.ts';
import type { PublishedNotice } from '../../core/publish.ts';

interface Opened {
  readonly wasOpened: boolean;
  /** Why it could not be shown. */
  readonly problem?: unknown;
}

/** Whether a notice, as it now is, has been opened on this page, from here or from elsewhere. */
export function useOpened(
  { view, target, notices }: ConsentState,
  { key, hash }: PublishedNotice,
): Opened {
  const [opened, setOpened] = useState<Hash>();
  const [problem, setProblem] = useState<unknown>();
  const isOpen = view === 'notice' && (target.notice ?? notices[0]?.key) === key;
  useEffect(() => {
    if (!isOpen) return;
    setProblem(undefined);
    // What draws it may fail to load; then nobody has seen it.
    Promise.all([import('../notice/NoticeView.tsx'), import('../notice/sections.tsx')]).then(
      () => setOpened(hash),
      setProblem,
    );
  }, [isOpen, hash]);
  return { wasOpened: opened === hash, problem };
}
