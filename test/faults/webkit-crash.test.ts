import { crashes } from './crash.ts';

crashes('webkit');
