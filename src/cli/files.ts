/** What is read where no file is named. */
export const FILE = 'notices.json';
