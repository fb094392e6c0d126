import { inPrivate } from './private.ts';

inPrivate('webkit');
