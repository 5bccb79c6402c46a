import { CircleCheck, CircleQuestionMark, type LucideIcon, OctagonAlert } from 'lucide-react';
import type { Tono } from '../../../ui/toni.ts';

/** Icon of what a balance says. */
export const segnoEsito = (tono: Tono): LucideIcon =>
  tono === 'ok' ? CircleCheck : tono === 'bad' ? OctagonAlert : CircleQuestionMark;
