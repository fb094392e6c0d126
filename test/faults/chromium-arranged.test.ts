import { arranged } from './arranged.ts';

arranged('chromium');
