/** How long tabs may take to hear of each other, or of their storage, where nothing is in the way. */
export const HEARD = 3_000;
/** How long a tab may take to learn what it was told. */
export const LEARNT = 1_000;
/** How long a page waits to be told who is there. */
export const ANSWERED = 3_100;
