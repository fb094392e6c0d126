const SECOND = 1_000;
/** For an answer to begin, and for each further part of it. */
const PATIENCE = 10 * SECOND;
/** What must come in that time, in bytes: a reply that drips would otherwise never end. */
const PART = 16_384;
/** No answer of ours is longer. */
const LONGEST = 16 * 1_048_576;

/** How long an answer is waited for: as long as it gets on. */
export interface Patience {
  readonly signal: AbortSignal;
  /**
   * The whole body: an unread one keeps its share of what `keepalive` may carry. A word stands in
   * for what is longer than any answer: it is no answer.
   */
  textOf(response: Response): Promise<string>;
  end(): void;
}

export function patience(): Patience {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => clearTimeout(timer);
  const wait = (): void => {
    end();
    timer = setTimeout(() => abort.abort(new DOMException('no answer', 'TimeoutError')), PATIENCE);
  };
  wait();
  return {
    signal: abort.signal,
    async textOf({ body }) {
      const reader = body?.getReader();
      const decoder = new TextDecoder();
      let text = '';
      let size = 0;
      let counted = 0;
      for (;;) {
        const part = await reader?.read();
        if (part?.value === undefined) return text + decoder.decode();
        text += decoder.decode(part.value, { stream: true });
        size += part.value.length;
        if (size - counted >= PART) {
          counted = size;
          wait();
        }
        if (size > LONGEST) {
          abort.abort();
          return 'too long';
        }
      }
    },
    end,
  };
}
