import type { Post } from './post.ts';

/**
 * Writes down what is open, at each change and at once: the head reads it before anything else can
 * be read. It only limits: what is not in it is kept out until storage has said otherwise.
 */
export function noteOpenness({ name, model, consent }: Post): () => void {
  let last = '';
  return model.subscribe(({ phase, purposes }) => {
    const open = JSON.stringify(Object.keys(purposes).filter(consent.allows));
    if (phase !== 'ready' || open === last) return;
    last = open;
    try {
      localStorage.setItem(`${name}:open`, open);
    } catch {
      // Then the head knows of nothing that is open.
    }
  });
}
