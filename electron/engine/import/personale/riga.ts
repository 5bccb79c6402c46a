import { aggiungiGiorni } from '#domain/giorni.ts';
import type { Stato } from '#domain/stati.ts';
import type { Raccoglitore } from '../anomalie.ts';
import type { Codici } from '../codici.ts';
import { citato, frase, parole, spaziSemplici } from '../confronto-testi.ts';
import type { Contesto } from '../contesto.ts';
import { type DataLetta, leggiData, leggiDataNellAnno } from '../date.ts';
import type { Tabella } from '../griglia/intestazione.ts';
import { luogo } from '../griglia/luogo.ts';
import type { Cella, Foglio } from '../griglia/tipi.ts';
import { cellaUnita } from '../griglia/unioni.ts';
import { leggiOrario, type OrarioLetto } from '../ore.ts';
import type { RuoloPersonale } from './vocabolario.ts';

type Tipo = RuoloPersonale['tipo'];

/** Cells of a row by role; a merged cell counts for every row that it covers. */
export type CelleRiga = { testo(tipo: Tipo): string; cella(tipo: Tipo): Cella | null };

/** Reads the cells of a row by role. */
export const celleDi = (tabella: Tabella<RuoloPersonale>, r: number): CelleRiga => {
  const celle = new Map<Tipo, Cella>();
  for (const { c, ruolo } of tabella.colonne) {
    if (!ruolo || celle.has(ruolo.tipo)) continue;
    const cella = cellaUnita(tabella.foglio, r, c);
    if (cella && cella.testo.trim() !== '') celle.set(ruolo.tipo, cella);
  }
  return { cella: (tipo) => celle.get(tipo) ?? null, testo: (tipo) => spaziSemplici(celle.get(tipo)?.testo ?? '') };
};

/** Place of a cell for an anomaly. */
export const dove = (foglio: Foglio, cella: { readonly r: number; readonly c: number }) => ({
  foglio: foglio.nome,
  cella: foglio.rif(cella.r, cella.c),
  riga: foglio.linea(cella.r) || null,
});

/** First and last numbers that a spreadsheet date can be when its format was lost (1950–2100). */
const SERIALI = [18_264, 73_050] as const;
const ZERO_SERIALE = '1899-12-30';

/** Date of a cell (`anno`: its year, when said elsewhere); partial ones get their first day with an avviso, unreadable ones are null with an error. */
export const dataDi = (
  foglio: Foglio,
  cella: Cella | null,
  chi: string,
  anomalie: Raccoglitore,
  anno: number | null = null,
): string | null => {
  if (!cella) return null;
  const { valore } = cella;
  if (valore.tipo === 'data') return valore.iso;
  const segnala = { ...dove(foglio, cella), trovato: cella.testo };
  const seriale = valore.tipo === 'numero' ? Number(valore.decimale) : 0;
  if (Number.isInteger(seriale) && seriale >= SERIALI[0] && seriale <= SERIALI[1]) {
    const iso = aggiungiGiorni(ZERO_SERIALE, seriale);
    anomalie.avviso(
      'DATA_COME_NUMERO',
      `In ${luogo(foglio, cella)} (${chi}) la data è memorizzata come numero ${seriale}: letta ${iso}.`,
      { ...segnala, atteso: iso },
    );
    return iso;
  }
  const letta = leggiData(cella.testo) ?? (anno === null ? null : leggiDataNellAnno(cella.testo, anno));
  if (letta && letta.supposto === 'niente') return letta.iso;
  if (letta) {
    anomalie.avviso(
      letta.supposto === 'secolo' ? 'ANNO_A_DUE_CIFRE' : 'DATA_NON_INTERPRETABILE',
      `${supposta(letta)} in ${luogo(foglio, cella)} (${chi}): «${spaziSemplici(cella.testo)}» è stata letta come ${letta.iso}. Controllare il giorno esatto.`,
      { ...segnala, atteso: letta.iso },
    );
    return letta.iso;
  }
  if (/^[-–—/.\s]*$|^n\.?\s?d\.?$/i.test(cella.testo)) return null;
  anomalie.errore(
    'DATA_NON_INTERPRETABILE',
    `In ${luogo(foglio, cella)} (${chi}) «${spaziSemplici(cella.testo).slice(0, 40)}» non è una data: resta senza data. Scriverla come gg/mm/aaaa.`,
    { ...segnala, atteso: 'una data gg/mm/aaaa' },
  );
  return null;
};
const supposta = ({ supposto }: DataLetta): string =>
  supposto === 'secolo'
    ? 'Anno scritto con due cifre'
    : supposto === 'giorno'
      ? 'Data senza giorno'
      : 'Data senza giorno e mese';

/** Weekly time of a cell, or null. */
export const orarioDi = (cella: Cella | null, contratto: number): OrarioLetto | null =>
  cella
    ? leggiOrario(
        cella.valore.tipo === 'numero' && !/%/.test(cella.valore.mostrato) ? cella.valore.decimale : cella.testo,
        contratto,
      )
    : null;

/**
 * Weekly time of a row from all its columns of hours and shares: a bare number under "%" or "part time" is a percentage.
 * `discorde`: the cell of a column that says another time.
 */
export const orarioDellaRiga = (
  tabella: Tabella<RuoloPersonale>,
  r: number,
  contratto: number,
): { readonly cella: Cella | null; readonly orario: OrarioLetto | null; readonly discorde: Cella | null } => {
  const letti = tabella.colonne.flatMap(({ c, ruolo, testo }) => {
    const cella = ruolo?.tipo === 'orario' ? cellaUnita(tabella.foglio, r, c) : null;
    if (!cella || cella.testo.trim() === '') return [];
    const nudo = /^\d{2,3}(?:[.,]\d+)?$/.test(cella.testo.trim());
    const percento = nudo && /%|percent|part[\s-]?time/i.test(testo) && !/\bore\b/i.test(testo);
    const orario = percento ? leggiOrario(`${cella.testo}%`, contratto) : orarioDi(cella, contratto);
    return [{ cella, orario }];
  });
  const [primo] = letti.filter((x) => x.orario !== null);
  if (!primo?.orario) return { cella: letti[0]?.cella ?? null, orario: null, discorde: null };
  const { minuti, contratto: pieno } = primo.orario;
  const altro = letti.find((x) => x.orario !== null && x.orario.minuti * pieno !== minuti * x.orario.contratto);
  return { ...primo, discorde: altro?.cella ?? null };
};

const ESTERNO = /cooperativ|affidatari|appalt|partita\s+iva|libero[\s-]?profession|co\.?\s?co\.?\s?co/i;
const SOMMINISTRATO = /somministra|interinal|agenzia/i;

/** Employment relation: the pack's aliases, then the words of the contract; the profile may betray an external. */
export const rapportoDi = (letto: string, profilo: string, ente: string, codici: Codici): Stato<'rapporto'> | null => {
  const tutto = `${letto} ${profilo} ${ente}`;
  if (SOMMINISTRATO.test(tutto)) return 'somministrazione';
  if (ESTERNO.test(tutto)) return 'esterno';
  const noto = codici.rapporto(letto);
  const valido = (['TI', 'TD', 'comando', 'esterno', 'somministrazione', 'altro'] as const).find((x) => x === noto);
  if (valido) return valido;
  const f = frase(letto);
  if (/ indeterminato | ti | t i /.test(f)) return 'TI';
  if (/ determinato | td | t d /.test(f)) return 'TD';
  if (/ comand\w* | distacc\w* /.test(f)) return 'comando';
  return / estern\w* /.test(f) ? 'esterno' : null;
};

/** Whether a profile that is not one of the counted ones could be taken for it ("assistente amministrativo"). */
export const falsoAmico = (profilo: string, profiloId: string | null, contesto: Contesto, codici: Codici): boolean => {
  if (profiloId !== null && contesto.profiliAS.includes(profiloId)) return false;
  const prime = contesto.profiliAS.flatMap((id) => parole(codici.nomeProfilo(id)).slice(0, 1));
  return parole(profilo).some((p) => prime.some((q) => p.slice(0, -1) === q.slice(0, -1)));
};

/** Old category of the contract before 2022 ("D1", "cat. C", "ante CCNL…"). */
export const areaSuperata = (area: string): boolean =>
  /^(?:cat(?:egoria|\.)?\s*)?[ABCD][1-7]?\b(?!\w)|ante\s+ccnl|ex\s+cat/i.test(area);

/** Reports an old category beside the area that the profile has now. */
export const segnalaArea = (
  foglio: Foglio,
  cella: Cella | null,
  chi: string,
  profiloId: string | null,
  codici: Codici,
  anomalie: Raccoglitore,
): void => {
  if (!cella || !areaSuperata(spaziSemplici(cella.testo))) return;
  const oggi = profiloId === null ? null : codici.areaProfilo(profiloId);
  anomalie.avviso(
    'AREA_SUPERATA',
    `${chi}: l’inquadramento ${citato(cella.testo)} in ${luogo(foglio, cella)} è quello precedente al contratto in vigore${oggi ? `; oggi: ${oggi}` : ''}. Non cambia il conteggio.`,
    { ...dove(foglio, cella), trovato: cella.testo, atteso: oggi },
  );
};
