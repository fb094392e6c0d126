const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether nobody on the way can put in something of their own: by https, or from this machine. */
export const isUntouched = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
