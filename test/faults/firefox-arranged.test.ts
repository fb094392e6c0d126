import { arranged } from './arranged.ts';

arranged('firefox');
