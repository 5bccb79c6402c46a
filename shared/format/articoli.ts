import type { Articolo } from './parole.ts';

const femminili = new Set([
  'legge',
  'costituzione',
  'deliberazione',
  'delibera',
  'determinazione',
  'determina',
  'direttiva',
  'circolare',
  'nota',
  'convenzione',
  'regione',
  'provincia',
  'fondazione',
  'cooperativa',
  'raccomandazione',
  'carta',
  'comunità',
  'federazione',
  'conferenza',
  'società',
  'città',
  'decisione',
  'risoluzione',
  'dichiarazione',
  'croce',
  'caritas',
  'confederazione',
  'camera',
  'casa',
  'prefettura',
  'questura',
  'scuola',
  'rete',
  'l.',
  'd.g.r.',
  'dgr',
]);
const pluraliFemminili = new Set(['linee', 'norme', 'disposizioni']);
const pluraliMaschili = new Set(['principi', 'servizi']);

/** Definite article that a name takes in Italian, from its first word: `legge…` → `la`, `decreto…` → `il`, `unione…` → `l'`. */
export const articoloDi = (nome: string): Articolo => {
  const prima = (nome.trim().split(/[\s,]+/)[0] ?? '').toLowerCase();
  if (prima === '') return '';
  if (pluraliFemminili.has(prima)) return 'le';
  if (pluraliMaschili.has(prima)) return 'i';
  if (/^[aeiouàèéìòù]/.test(prima) || /^h/.test(prima)) return "l'";
  if (femminili.has(prima)) return 'la';
  if (prima.length > 3 && /a$/.test(prima)) return 'la';
  if (/^(s[bcdfghlmnpqrtvz]|z|gn|ps|pn|x|y)/.test(prima)) return 'lo';
  return 'il';
};
