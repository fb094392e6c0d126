import { crashes } from './crash.ts';

crashes('chromium');
