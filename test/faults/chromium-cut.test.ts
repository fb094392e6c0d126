import { cut } from './cut.ts';

cut('chromium');
