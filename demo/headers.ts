/** What every page is sent with: nothing runs but files of our own, and what is held for a purpose. */
export const headersOf = (thirdPartyUrl: string): { readonly [header: string]: string } => ({
  'content-security-policy': [
    "default-src 'self'",
    `script-src 'self' ${thirdPartyUrl}`,
    "style-src 'self'",
    `frame-src ${thirdPartyUrl}`,
    `img-src 'self' ${thirdPartyUrl} data:`,
    `connect-src 'self' ${thirdPartyUrl}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types doui',
  ].join('; '),
  'referrer-policy': 'strict-origin-when-cross-origin',
  vary: 'accept-language',
});
