import { cut } from './cut.ts';

cut('firefox');
