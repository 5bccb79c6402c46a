import { z } from 'zod';

/** Messages of the schema library in Italian, in every process of the engine: what it says may reach a person. */
z.config(z.locales.it());
