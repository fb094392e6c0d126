import type { Attribute, Operator } from './audience.ts';

/** Every operator, and the type of the attributes that it suits. */
export const TYPE_OF: { readonly [operator in Operator]: Attribute['type'] } = {
  is: 'words',
  isNot: 'words',
  before: 'date',
  from: 'date',
  atLeast: 'number',
  below: 'number',
  neverSince: 'periods',
  everSince: 'periods',
};
