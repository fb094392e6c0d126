import type { AcknowledgeWords } from '../AcknowledgeWords.ts';

export const en: AcknowledgeWords = {
  whole: 'Read the whole notice',
  haveRead: (title) => `I have read “${title}”.`,
  open: 'Please open and read the notice first. Then you can tick the box.',
  tick: 'Please tick the box if you have read the notice.',
  saving: 'This is still being saved. Please wait a moment.',
  done: (date) => `You took note of this version on ${date}.`,
  loading: 'The notice is still being loaded. Please wait a moment.',
  unknown: (key) =>
    `This form asks you to read the notice “${key}”, which does not apply here. It cannot be sent.`,
  failed: 'The notice cannot be shown here, so this form cannot be sent.',
};
