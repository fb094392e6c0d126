/** By member, in the facts of a notice: the registry that declares the keys which stand there. */
export const REGISTRIES: {
  readonly [member: string]:
    'controllers' | 'recipients' | 'purposes' | 'data' | 'laws' | 'transmissions';
} = {
  controller: 'controllers',
  responsible: 'controllers',
  recipient: 'recipients',
  recipients: 'recipients',
  users: 'recipients',
  purposes: 'purposes',
  data: 'data',
  law: 'laws',
  transmissions: 'transmissions',
};

/** A thing with a key, or the key alone. */
export const keyOf = (item: unknown): unknown => (item as { key?: unknown } | null)?.key ?? item;
