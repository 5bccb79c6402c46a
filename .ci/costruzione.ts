import { costruisciSeServe } from '../electron/build/se-serve.ts';

await costruisciSeServe();
