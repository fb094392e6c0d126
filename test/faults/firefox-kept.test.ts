import { kept } from './kept.ts';

kept('firefox');
