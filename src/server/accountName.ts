/** A login's name for a person, which any database can hold as text. */
export const ACCOUNT_NAME: RegExp = /^[^\p{Control}\p{Surrogate}]{1,255}$/u;
