import { provaStanze } from './ostacoli.ts';
import { nomiStanze } from './pagine.ts';

provaStanze(nomiStanze);
