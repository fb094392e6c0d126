import { pages } from './pages.ts';

pages('webkit');
