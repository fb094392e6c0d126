import { kept } from './kept.ts';

kept('webkit');
