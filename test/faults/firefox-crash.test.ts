import { crashes } from './crash.ts';

crashes('firefox');
