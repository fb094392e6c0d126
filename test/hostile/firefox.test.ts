import { waysIn } from './suite.ts';

waysIn('firefox');
