import { provaStanze } from './ostacoli.ts';

// In the window two rooms stand for all: the same page is examined whole in Chromium.
provaStanze(['Piano', 'Verifica']);
