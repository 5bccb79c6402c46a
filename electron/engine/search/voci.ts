import { nomeEnte } from '#domain/enti.ts';
import type { Luogo } from '#domain/esito.ts';
import { glossarioRegistri } from '#domain/glossario.ts';
import { perId, raggruppa } from '#domain/indice.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import { type NomeRegistro, registri } from '#domain/registri.ts';
import type { Blocco, Sezione } from '#domain/section-content.ts';
import { testoBlocco, trattiDelBlocco } from '#domain/sezioni.ts';
import { importo } from '#format/numeri.ts';
import { luogoCifra, luogoSezione, vistaDelRegistro } from '#rules/luoghi.ts';
import { etichettaDi, valoreInParole } from '../history/parole-righe.ts';
import { paroleVive } from '../history/parole-vive.ts';
import { definizioni } from '../registri/definizioni.ts';

/** Something that can be found: its name, its words, where it is. `gruppo` = what it is a part of. */
export type Voce = {
  readonly genere: 'sezione' | 'registro' | 'contributo';
  readonly gruppo: string;
  readonly titolo: string;
  readonly testo: string;
  /** A detail is called by what it belongs to: found by its words, after what has that name. */
  readonly dettaglio: boolean;
  readonly luogo: Luogo;
};

/** Fields that say where a row was read, or how it is kept: nobody looks for them. */
const tecnici = new Set(
  'id foglio cella riga impronta improntaOperandi sha256 byte registro rigaId documentoId soggetto'.split(' '),
);
/** Registers without words of their own: links between others, and what a person decided on a finding or a cell. */
const muti = new Set<NomeRegistro>(['rigaLetta', 'correzione', 'collegamento']);
/** Registers whose rows have no name: years and shares of something else. */
const dettagli = new Set<NomeRegistro>(['voceAnno', 'copertura', 'voceSpesa', 'quota', 'popolazione', 'appartenenza']);

const parole = (piano: Piano, campo: string, valore: unknown): string[] => {
  if (valore === null || valore === undefined || valore === '' || typeof valore === 'boolean') return [];
  if (Array.isArray(valore)) return valore.flatMap((v) => parole(piano, campo, v));
  if (typeof valore === 'object')
    return Object.entries(valore).flatMap(([c, v]) => (tecnici.has(c) ? [] : parole(piano, c, v)));
  const detto = valoreInParole(piano, campo, valore);
  // A reference to what is not there any more is no word.
  return detto === null || (campo.endsWith('Id') && detto === valore) ? [] : [detto];
};

const nomiViste = new Map(definizioni.map((d) => [d.id, d.titolo]));
/** Title of the view of the registers that shows a register. */
export const titoloVista = (vista: string): string => nomiViste.get(vista) ?? vista;

/** What a row of a register is found by. */
export const voceRiga = (piano: Piano, registro: NomeRegistro, riga: { readonly id: string }): Voce => {
  const vista = vistaDelRegistro(registro);
  const nome = etichettaDi(piano, { ...riga });
  const titolo = nome === '' ? glossarioRegistri[registro].termine : nome;
  const testo = Object.entries(riga)
    .flatMap(([campo, valore]) => (tecnici.has(campo) ? [] : parole(piano, campo, valore)))
    .join(' · ');
  return {
    genere: registro === 'contributo' ? 'contributo' : 'registro',
    gruppo: vista,
    titolo,
    testo,
    dettaglio: nome === '' || dettagli.has(registro),
    luogo: { tipo: 'registro', id: `${registro}:${riga.id}`, etichetta: titolo, registro: vista },
  };
};

/** Registers that are searched, with their rows. */
export const registriCercati = (piano: Piano): (readonly [NomeRegistro, readonly { readonly id: string }[]])[] =>
  (Object.keys(registri) as NomeRegistro[]).flatMap((nome) => {
    if (muti.has(nome) || nome === 'rigaLetta' || nome === 'piano') return [];
    return [[nome, piano.registri[nome]] as const];
  });

/** Figures of the budgets, one list for each body and programme: the rows of the DUP view. */
export const cifrePerRiga = (piano: Piano): ReadonlyMap<string, readonly CifraContabile[]> =>
  raggruppa(piano.cifre, 'ricerca', (c) => `${c.enteId}/${c.programmaId}`);

/** What a row of the DUP view is found by: body, programme, its amounts. */
export const voceCifre = (piano: Piano, cifre: readonly CifraContabile[]): Voce | null => {
  const [prima] = cifre;
  if (prima === undefined) return null;
  const programma = perId(piano.pacco.programmi, prima.programmaId)?.nome ?? '';
  const titolo = `${nomeEnte(piano, prima.enteId)}, ${prima.programmaId} ${programma}`.trim();
  return {
    genere: 'registro',
    gruppo: 'dup',
    titolo,
    dettaglio: true,
    testo: cifre.flatMap((c) => (c.importoCents === null ? [] : [importo(c.importoCents)])).join(' · '),
    luogo: luogoCifra(piano, prima, titolo),
  };
};

/** Name of a section. */
export const voceTitolo = (sezione: Sezione): Voce => ({
  genere: 'sezione',
  gruppo: sezione.id,
  titolo: sezione.titolo,
  testo: '',
  dettaglio: false,
  luogo: luogoSezione(sezione),
});

/** Whether a block holds words of the plan: what the template suggests to the drafter is not. */
export const eTesto = (blocco: Blocco): boolean => !(blocco.tipo === 'riquadro' && blocco.variante === 'suggerimento');

/** What a block of text is found by: its words, live figures with the value they have now. */
export const voceBlocco = (piano: Piano, sezione: Sezione, blocco: Blocco): Voce => ({
  genere: 'sezione',
  gruppo: sezione.id,
  titolo: '',
  dettaglio: false,
  testo: testoBlocco(blocco, paroleVive(piano)),
  luogo: luogoSezione(sezione, blocco.id),
});

/** Whether the words of a block follow the registers. */
export const eVivo = (blocco: Blocco): boolean =>
  trattiDelBlocco(blocco).some((tratto) => tratto.some((n) => n.tipo === 'dato' || n.tipo === 'rinvio'));
