import { ConsentError } from '../core/errors.ts';

/**
 * A part that is loaded when it is first asked for. One that could not be loaded is asked for again
 * the next time. (Firefox 153 does not ask the network again on the same page; the others here do.)
 *
 * @throws ConsentError `part-unavailable`, as a rejection.
 */
export function late<Module, Part>(
  name: string,
  load: () => Promise<Module>,
  make: (module: Module) => Part,
): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () =>
    (part ??= load()
      .then(make)
      .catch((cause: unknown) => {
        part = undefined;
        throw new ConsentError('part-unavailable', `doui-${name}.js`, cause);
      }));
}
