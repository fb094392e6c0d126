import { inPrivate } from './private.ts';

inPrivate('chromium');
