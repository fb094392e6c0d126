import { kept } from './kept.ts';

kept('chromium');
