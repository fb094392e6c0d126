import { waysIn } from './suite.ts';

waysIn('webkit');
