import { nonDetti } from '#domain/campi-aggiunti.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import type { Assegnazione, Riga } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { citato, spaziSemplici } from '../confronto-testi.ts';
import { anniNel } from '../dup/vocabolario.ts';
import { type LettoreImporti, lettoreImporti } from '../griglia/importi.ts';
import { type Tabella, trovaTabelle } from '../griglia/intestazione.ts';
import { luogo, nomeRiga } from '../griglia/luogo.ts';
import type { Cella, Foglio } from '../griglia/tipi.ts';
import { cellaUnita } from '../griglia/unioni.ts';
import type { Ingresso } from '../ingresso.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { Rifiuto } from '../rifiuto.ts';
import { confrontaTotale } from './confronto.ts';
import { leggiProspetto } from './prospetto.ts';
import {
  type RuoloFondi,
  ruoliAssegnazioni,
  ruoliProspetto,
  tabellaAssegnazioni,
  tabellaProspetto,
} from './vocabolario.ts';

type Prospetto = Riga<'prospettoScritto'>;
const TOTALE = /^\W*(?:totale|totali|tot\.|somma|complessivo)\b/i;

/** Reads funds: assignments (fund × year) or a financial overview (scheda × fund × year), told by the header. */
export const leggiFondi = (ingresso: Ingresso): Lettura => {
  const fogli = ingresso.griglia.fogli.filter((f) => !f.nascosto);
  const prospetti = fogli.flatMap((f) => trovaTabelle(f, tabellaProspetto(ingresso.codici)));
  if (prospetti.length > 0)
    return leggiProspetto(
      prospetti.flatMap((t) => ingresso.mappe.rivedi(t, ruoliProspetto) ?? []),
      ingresso,
    );
  const trovate = fogli.flatMap((f) => trovaTabelle(f, tabellaAssegnazioni));
  const tabelle =
    trovate.length > 0
      ? trovate.flatMap((t) => ingresso.mappe.rivedi(t, ruoliAssegnazioni) ?? [])
      : fogli.flatMap((f) => ingresso.mappe.proponi(f, ruoliAssegnazioni) ?? []);
  const documentoId = nuovoId();
  const righe: Assegnazione[] = [];
  const totali: Prospetto[] = [];
  for (const t of tabelle) {
    const letta = leggiTabella(t, ingresso, documentoId);
    righe.push(...letta.righe);
    totali.push(...letta.totali);
  }
  if (righe.length === 0) throw nessunaTabella(fogli);
  segnalaRipetute(righe, ingresso);
  const anni = [...new Set(righe.map((r) => r.anno))].sort((a, b) => a - b);
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'fondi',
    lettore: 'assegnazioni',
    righe: { assegnazione: righe, prospettoScritto: totali },
    totali: totaliDi(righe),
    lette: righe.length,
  });
};

const leggiTabella = (
  tabella: Tabella<RuoloFondi>,
  ingresso: Ingresso,
  documentoId: Assegnazione['documentoId'],
): { righe: Assegnazione[]; totali: Prospetto[] } => {
  const { foglio, colonne } = tabella;
  const { anomalie, codici } = ingresso;
  const lettori = new Map<number, LettoreImporti>();
  for (const { c, ruolo } of colonne)
    if (ruolo?.tipo === 'importoAnno' || ruolo?.tipo === 'importo' || ruolo?.tipo === 'totale')
      lettori.set(
        c,
        lettoreImporti(
          foglio,
          tabella.righe.flatMap((r) => foglio.cella(r, c) ?? []),
          anomalie,
          { nome: 'Importo', negativoErrore: true, migliaia: ingresso.mappe.migliaia(tabella) === true },
        ),
      );
  const testo = (r: number, tipo: RuoloFondi['tipo']) => {
    const c = colonne.find((x) => x.ruolo?.tipo === tipo)?.c;
    return c === undefined ? '' : spaziSemplici(cellaUnita(foglio, r, c)?.testo ?? '');
  };
  const righe: Assegnazione[] = [];
  const totali: Prospetto[] = [];
  const perColonna = new Map<number, (number | null)[]>();
  const ignoti = new Set<string>();
  for (const r of tabella.righe) {
    const prima = foglio.riga(r)[0];
    const importi = importiDi(tabella, r, lettori, testo(r, 'anno'));
    if (!prima || importi.length === 0) continue;
    const nome = testo(r, 'fondo');
    const sigla = testo(r, 'sigla');
    if (foglio.riga(r).some((c) => TOTALE.test(c.testo))) {
      for (const { cella, cents, anno } of importi) {
        if (anno !== null) confrontaTotale(foglio, cella, cents, perColonna.get(cella.c) ?? [], String(anno), anomalie);
        totali.push(totaleDi(foglio, cella, null, null, anno, cents, documentoId));
      }
      continue;
    }
    if (nome === '' && sigla === '') continue;
    const fondoId = (sigla === '' ? null : codici.fondo(sigla)) ?? (nome === '' ? null : codici.fondo(nome));
    const letto = sigla || nome;
    if (fondoId === null && !ignoti.has(letto)) {
      ignoti.add(letto);
      anomalie.errore(
        'FONDO_SCONOSCIUTO',
        `Il fondo ${citato(nome || sigla)} alla ${nomeRiga(foglio, r)} non è fra quelli del modello: l’importo è conservato, ma va detto a quale fondo corrisponde.`,
        {
          foglio: foglio.nome,
          cella: foglio.rif(r, prima.c),
          riga: foglio.linea(r) || null,
          trovato: nome || sigla,
          atteso: 'un fondo del modello',
        },
      );
    }
    for (const { cella, cents, anno } of importi) {
      if (anno === null) {
        if (importi.some((x) => x.anno !== null)) {
          confrontaTotale(
            foglio,
            cella,
            cents,
            importi.flatMap((x) => (x.anno === null ? [] : [x.cents])),
            `di ${letto}`,
            anomalie,
          );
          totali.push(totaleDi(foglio, cella, letto, fondoId, null, cents, documentoId));
        }
        continue;
      }
      const lista = perColonna.get(cella.c) ?? [];
      lista.push(cents);
      perColonna.set(cella.c, lista);
      righe.push({
        id: nuovoId(),
        documentoId,
        foglio: foglio.nome,
        cella: foglio.rif(cella.r, cella.c),
        riga: foglio.linea(r) || null,
        fondoLetto: letto,
        fondoId,
        anno,
        importoCents: cents,
        atto: testo(r, 'atto') || null,
        ruolo: 'riga',
        ...nonDetti.assegnazione,
      });
    }
    segnalaVuote(tabella, r, letto, ingresso);
  }
  for (const l of lettori.values()) l.chiudi();
  return { righe, totali };
};

type Importo = { readonly cella: Cella; readonly cents: number | null; readonly anno: number | null };

const importiDi = (
  tabella: Tabella<RuoloFondi>,
  r: number,
  lettori: ReadonlyMap<number, LettoreImporti>,
  annoRiga: string,
): Importo[] =>
  tabella.colonne.flatMap(({ c, ruolo }) => {
    const cella = tabella.foglio.cella(r, c);
    const lettore = lettori.get(c);
    if (!cella || !lettore || !ruolo) return [];
    const anno =
      ruolo.tipo === 'importoAnno' ? ruolo.anno : ruolo.tipo === 'importo' ? (anniNel(annoRiga)[0] ?? null) : null;
    return [{ cella, cents: lettore.leggi(cella), anno }];
  });

/** A blank year of a fund is unknown, not an assignment of zero. */
const segnalaVuote = (tabella: Tabella<RuoloFondi>, r: number, fondo: string, { anomalie }: Ingresso): void => {
  for (const { c, ruolo } of tabella.colonne) {
    if (ruolo?.tipo !== 'importoAnno' || tabella.foglio.cella(r, c)) continue;
    anomalie.avviso(
      'ASSEGNAZIONE_MANCANTE',
      `In ${luogo(tabella.foglio, { r, c })} manca l’assegnazione ${ruolo.anno} di ${fondo}: resta sconosciuta, non vale zero.`,
      {
        foglio: tabella.foglio.nome,
        cella: tabella.foglio.rif(r, c),
        riga: tabella.foglio.linea(r) || null,
        atteso: 'un importo (0,00 se non è assegnato nulla)',
      },
    );
  }
};

const totaleDi = (
  foglio: Foglio,
  cella: Cella,
  fondoLetto: string | null,
  fondoId: string | null,
  anno: number | null,
  importoCents: number | null,
  documentoId: Prospetto['documentoId'],
): Prospetto => ({
  id: nuovoId(),
  documentoId,
  foglio: foglio.nome,
  cella: foglio.rif(cella.r, cella.c),
  riga: foglio.linea(cella.r) || null,
  schedaLetta: null,
  schedaId: null,
  fondoLetto,
  fondoId,
  anno,
  importoCents,
  ruolo: 'totale',
});

const segnalaRipetute = (righe: readonly Assegnazione[], { anomalie }: Ingresso): void => {
  const viste = new Map<string, Assegnazione>();
  for (const r of righe) {
    const k = `${r.fondoId ?? r.fondoLetto}|${r.anno}`;
    const gia = viste.get(k);
    if (!gia) viste.set(k, r);
    else
      anomalie.errore(
        'ASSEGNAZIONE_RIPETUTA',
        `Il fondo ${r.fondoLetto} ha due assegnazioni per il ${r.anno} (${gia.cella ?? gia.riga} e ${r.cella ?? r.riga}): sono sommate. Se è la stessa, toglierne una.`,
        { foglio: r.foglio, cella: r.cella, riga: r.riga, trovato: r.fondoLetto },
      );
  }
};

const totaliDi = (righe: readonly Assegnazione[]): Record<string, string> => {
  const somme = new Map<string, number>();
  for (const r of righe)
    if (r.importoCents !== null)
      for (const k of [`${r.fondoLetto}/${r.anno}`, `totale/${r.anno}`])
        somme.set(k, (somme.get(k) ?? 0) + r.importoCents);
  return Object.fromEntries([...somme].map(([k, v]) => [k, centesimiInTesto(v)]));
};

const nessunaTabella = (fogli: readonly Foglio[]): Rifiuto =>
  new Rifiuto(
    'TABELLA_NON_TROVATA',
    'Nel file non c’è una tabella dei fondi riconoscibile. Serve una riga di intestazione con il fondo (o la sigla) e gli anni, oppure fondo, anno e importo; per il quadro finanziario: scheda, anno e una colonna per fondo.',
    { foglio: fogli[0]?.nome ?? null, riga: 1, atteso: 'intestazione con fondi e anni' },
  );
