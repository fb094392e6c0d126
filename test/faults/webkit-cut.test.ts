import { cut } from './cut.ts';

cut('webkit');
