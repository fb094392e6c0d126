import { DAMAGES } from './damage.ts';
import { damaged } from './damaged.ts';

damaged('firefox', DAMAGES);
