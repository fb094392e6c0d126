/** `policyOf`, read backwards: what such a policy opens; `undefined` of any other policy. */
export const sourcesOf = (policy: string): readonly string[] | undefined =>
  /^default-src 'self'(.*) 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'self'\1$/
    .exec(policy)?.[1]
    ?.split(' ')
    .slice(1);
