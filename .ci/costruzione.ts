import { costruisciSeServe } from '../electron/build/costruisci.ts';

await costruisciSeServe();
