import { waysIn } from './suite.ts';

waysIn('chromium');
