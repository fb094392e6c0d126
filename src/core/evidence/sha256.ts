/** SHA-256 of bytes that come bit by bit, where a platform has one: Web Crypto has none. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

/** Keeps all bytes until the end. For what is too large for that, `node:crypto` has another. */
export function gathering(): Sha256 {
  const chunks: Uint8Array[] = [];
  return {
    update: (bytes) => void chunks.push(bytes),
    async digest() {
      return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(chunks)));
    },
  };
}

/** One run of bytes of several. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only as Uint8Array<ArrayBuffer>;
  const whole = new Uint8Array(chunks.reduce((length, { byteLength }) => length + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
