import { centesimiInTesto } from '#domain/denaro.ts';
import type { Riga } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { chiave, spaziSemplici } from '../confronto-testi.ts';
import { anniNel } from '../dup/vocabolario.ts';
import { type LettoreImporti, lettoreImporti } from '../griglia/importi.ts';
import type { Tabella } from '../griglia/intestazione.ts';
import { cellaUnita } from '../griglia/unioni.ts';
import type { Ingresso } from '../ingresso.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { confrontaTotale } from './confronto.ts';
import type { RuoloFondi } from './vocabolario.ts';

type Prospetto = Riga<'prospettoScritto'>;
const TOTALE = /^\W*(?:totale|totali|tot\.|somma|complessivo)\b/i;

/** Reads a financial overview as written: compared with the plan by the rules, never added to it. */
export const leggiProspetto = (tabelle: readonly Tabella<RuoloFondi>[], ingresso: Ingresso): Lettura => {
  const documentoId = nuovoId();
  const righe = tabelle.flatMap((t) => leggiTabella(t, ingresso, documentoId));
  const anni = [...new Set(righe.flatMap((r) => (r.anno === null ? [] : [r.anno])))].sort((a, b) => a - b);
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'prospetto',
    lettore: 'quadro-finanziario',
    righe: { prospettoScritto: righe },
    totali: totaliDi(righe),
    lette: righe.length,
  });
};

const leggiTabella = (
  tabella: Tabella<RuoloFondi>,
  ingresso: Ingresso,
  documentoId: Prospetto['documentoId'],
): Prospetto[] => {
  const { foglio, colonne } = tabella;
  const { anomalie, codici, contesto } = ingresso;
  const lettori = new Map<number, LettoreImporti>();
  for (const { c, ruolo } of colonne)
    if (ruolo?.tipo === 'importoFondo' || ruolo?.tipo === 'totale')
      lettori.set(
        c,
        lettoreImporti(
          foglio,
          tabella.righe.flatMap((r) => foglio.cella(r, c) ?? []),
          anomalie,
          { nome: 'Importo', negativoErrore: true },
        ),
      );
  const testo = (r: number, tipo: RuoloFondi['tipo']) => {
    const c = colonne.find((x) => x.ruolo?.tipo === tipo)?.c;
    return c === undefined ? '' : spaziSemplici(cellaUnita(foglio, r, c)?.testo ?? '');
  };
  const annoFoglio = anniNel(foglio.nome ?? '');
  const righe: Prospetto[] = [];
  const perColonna = new Map<string, (number | null)[]>();
  const ignote = new Set<string>();
  for (const r of tabella.righe) {
    const scheda = testo(r, 'scheda');
    const eTotale = foglio.riga(r).some((c) => TOTALE.test(c.testo));
    if (scheda === '' && !eTotale) continue;
    const anno = anniNel(testo(r, 'anno'))[0] ?? (annoFoglio.length === 1 ? (annoFoglio[0] ?? null) : null);
    const nota = contesto.schede.find(
      (s) => chiave(s.codice) === chiave(scheda) || chiave(s.titolo) === chiave(scheda),
    );
    if (!nota && !eTotale && contesto.schede.length > 0 && !ignote.has(scheda)) {
      ignote.add(scheda);
      anomalie.avviso(
        'SCHEDA_SCONOSCIUTA',
        `La scheda «${scheda.slice(0, 60)}» del quadro finanziario non è nel piano: le sue cifre restano solo nel prospetto.`,
        {
          foglio: foglio.nome,
          cella: foglio.rif(r, foglio.riga(r)[0]?.c ?? 0),
          riga: foglio.linea(r) || null,
          trovato: scheda,
        },
      );
    }
    const dellaRiga: (number | null)[] = [];
    for (const { c, ruolo } of colonne) {
      const cella = foglio.cella(r, c);
      const lettore = lettori.get(c);
      if (!cella || !lettore || !ruolo) continue;
      const cents = lettore.leggi(cella);
      const totale = eTotale || ruolo.tipo === 'totale';
      if (ruolo.tipo === 'importoFondo' && !eTotale) dellaRiga.push(cents);
      if (ruolo.tipo === 'totale' && !eTotale)
        confrontaTotale(foglio, cella, cents, dellaRiga, `di ${scheda}${anno === null ? '' : ` ${anno}`}`, anomalie);
      const serie = `${c}|${anno ?? ''}`;
      if (eTotale)
        confrontaTotale(
          foglio,
          cella,
          cents,
          anno === null ? tutteLe(perColonna, c) : (perColonna.get(serie) ?? []),
          'della colonna',
          anomalie,
        );
      else perColonna.set(serie, [...(perColonna.get(serie) ?? []), cents]);
      const fondo = ruolo.tipo === 'importoFondo' ? ruolo.letto : null;
      righe.push({
        id: nuovoId(),
        documentoId,
        foglio: foglio.nome,
        cella: foglio.rif(cella.r, cella.c),
        riga: foglio.linea(r) || null,
        schedaLetta: eTotale ? null : scheda,
        schedaId: nota?.id ?? null,
        fondoLetto: fondo,
        fondoId: fondo === null ? null : codici.fondo(fondo),
        anno,
        importoCents: cents,
        ruolo: totale ? 'totale' : 'riga',
      });
    }
  }
  for (const l of lettori.values()) l.chiudi();
  return righe;
};

const tutteLe = (perColonna: ReadonlyMap<string, readonly (number | null)[]>, c: number): (number | null)[] =>
  [...perColonna].flatMap(([k, v]) => (k.startsWith(`${c}|`) ? v : []));

const totaliDi = (righe: readonly Prospetto[]): Record<string, string> => {
  const somme = new Map<string, number>();
  for (const r of righe) {
    if (r.importoCents === null || r.ruolo !== 'riga') continue;
    const k = `${r.fondoLetto}/${r.anno ?? '—'}`;
    somme.set(k, (somme.get(k) ?? 0) + r.importoCents);
  }
  return Object.fromEntries([...somme].map(([k, v]) => [k, centesimiInTesto(v)]));
};
