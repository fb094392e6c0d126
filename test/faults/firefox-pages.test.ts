import { pages } from './pages.ts';

pages('firefox');
