import { CUT_OFF, DAMAGES } from './damage.ts';
import { damaged } from './damaged.ts';

damaged('chromium', { ...DAMAGES, ...CUT_OFF });
