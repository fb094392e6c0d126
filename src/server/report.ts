/** Hears of what made an answer impossible. */
export type OnError = (error: unknown) => void;

/** Only the message: the details that a database adds may hold a row. */
export const warn: OnError = (error) => console.error(`doui: ${String(error)}`);

/** A listener that fails harms only itself. */
export function reporter(onError: OnError): OnError {
  return (error) => {
    try {
      onError(error);
    } catch (failure) {
      warn(failure);
    }
  };
}
