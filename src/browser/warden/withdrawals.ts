import type { Post } from './post.ts';

/** Emits `withdraw`: what was allowed on this page, and is no more. */
export const tellWithdrawals = ({ model, consent }: Post): (() => void) =>
  model.on('change', ({ purposes }) => {
    const shut = purposes.filter((purpose) => !consent.allows(purpose));
    if (shut.length > 0) model.emit('withdraw', { purposes: shut });
  });
