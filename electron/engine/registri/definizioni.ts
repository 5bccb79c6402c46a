import type { Definizione } from './definizione.ts';
import { definizioniEnti } from './definizioni-enti.ts';
import { definizioniGoverno } from './definizioni-governo.ts';
import { definizioniModello } from './definizioni-modello.ts';
import { definizioniRisorse } from './definizioni-risorse.ts';
import { definizioniSchede } from './definizioni-schede.ts';

/** Views of the registers room, in menu order. Links of findings and live figures name their ids: never rename one. */
export const definizioni: readonly Definizione[] = [
  ...definizioniEnti,
  ...definizioniRisorse,
  ...definizioniSchede,
  ...definizioniGoverno,
  ...definizioniModello,
];
