import { lost } from './lost.ts';

lost('chromium');
