import { ConsentError } from '../core/errors.ts';
import { once } from '../core/once.ts';

/**
 * A part that is loaded when it is first asked for. One that could not be loaded is asked for again
 * the next time.
 *
 * @throws ConsentError `part-unavailable`, as a rejection.
 */
export const late = <Part>(name: string, load: () => Promise<Part>): (() => Promise<Part>) =>
  once(() =>
    load().catch((cause: unknown) => {
      throw new ConsentError('part-unavailable', `doui-${name}.js`, cause);
    }),
  );
