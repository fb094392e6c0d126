/*
 * The only platform names that the pure centre may use: digests, signatures, UTF-8 and base64.
 * Every runtime that Doui supports has them. Nothing here can read a clock, a network or a page.
 */

interface CryptoKey {
  readonly type: 'public' | 'private' | 'secret';
}

declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
    importKey(
      format: 'jwk',
      key: object,
      algorithm: { name: 'ECDSA'; namedCurve: 'P-256' },
      extractable: boolean,
      usages: readonly 'verify'[],
    ): Promise<CryptoKey>;
    verify(
      algorithm: { name: 'ECDSA'; hash: 'SHA-256' },
      key: CryptoKey,
      signature: Uint8Array,
      data: Uint8Array,
    ): Promise<boolean>;
  };
};

declare class TextEncoder {
  encode(input: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input: Uint8Array): string;
}

declare function btoa(binary: string): string;
declare function atob(base64: string): string;
