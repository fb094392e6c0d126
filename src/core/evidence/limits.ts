/** What no export can prove, whoever made it, told once. */
export const LIMITS_OF_ALL: readonly string[] = [
  'Who sat at the device: a key stands for a device, not for a person.',
  'When an act was made: the device’s clock says so, and only the server’s says when it arrived.',
  'That the page showed the words as they stand here: the device says that it did.',
];

export const LIMITS_OF_OPERATOR: readonly string[] = [
  'That nothing is missing at the end: whoever holds the server’s key can leave out the last ' +
    'events of a subject, or a subject altogether. Their own receipts would tell.',
  'When the server received an event: its own clock and its own key say so.',
];

export const LIMITS_OF_DEVICE: readonly string[] = [
  'That nothing is missing: whoever holds the device can leave out events. The server’s export ' +
    'would tell.',
];

export const LIMIT_OF_OWN_KEYS: string =
  'Whose server it was: the keys are those that the export brings along. Compare them with ' +
  'the server’s own (--jwks).';
