import { page } from './page.ts';

const OPENED = 'douiOpened';

/** Whether the tag in the head has already told all parties that nothing is granted. */
export const isOpened = (): boolean => page[OPENED] === true;

/** Says so, for good. */
export const setOpened = (): void =>
  void Object.defineProperty(page, OPENED, { value: true, configurable: true });
