import { lost } from './lost.ts';

lost('firefox');
