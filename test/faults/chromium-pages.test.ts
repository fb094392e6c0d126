import { pages } from './pages.ts';

pages('chromium');
