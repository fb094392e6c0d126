import { lost } from './lost.ts';

lost('webkit');
