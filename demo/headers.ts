/** What every page is sent with: nothing runs but files of our own, and what is held for a purpose. */
export const headersOf = (origins: readonly string[]): { readonly [header: string]: string } => {
  const others = origins.join(' ');
  return {
    'content-security-policy': [
      "default-src 'self'",
      `script-src 'self' ${others}`,
      "style-src 'self'",
      `frame-src ${others}`,
      `img-src 'self' ${others} data:`,
      `connect-src 'self' ${others}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types doui',
    ].join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
    vary: 'accept-language',
  };
};
