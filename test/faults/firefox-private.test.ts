import { inPrivate } from './private.ts';

inPrivate('firefox');
