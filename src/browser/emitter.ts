/** Events by name, each with its detail. */
export interface Emitter<Details> {
  emit<Type extends keyof Details>(type: Type, detail: Details[Type]): void;
  /** Returns its undo. */
  on<Type extends keyof Details>(type: Type, listener: (detail: Details[Type]) => void): () => void;
}

/** A listener that throws harms no other. */
export function emitter<Details>(): Emitter<Details> {
  const listeners = new Set<readonly [keyof Details, (detail: never) => void]>();
  return {
    emit(type, detail) {
      for (const [wanted, listener] of listeners) {
        try {
          if (wanted === type) listener(detail as never);
        } catch (caught) {
          console.error('Doui: a listener threw', caught);
        }
      }
    },
    on(type, listener) {
      const entry = [type, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
