import { nonDetti } from '#domain/campi-aggiunti.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import type { Quota } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { euro } from '#format/numeri.ts';
import { citato, frase, spaziSemplici } from '../confronto-testi.ts';
import type { ComuneContesto } from '../contesto.ts';
import { anniNel } from '../dup/vocabolario.ts';
import { comuneNominato } from '../enti.ts';
import { confrontaTotale } from '../fondi/confronto.ts';
import { type LettoreImporti, lettoreImporti } from '../griglia/importi.ts';
import { type Riconoscimento, type Tabella, trovaTabelle } from '../griglia/intestazione.ts';
import { luogo, nomeRiga } from '../griglia/luogo.ts';
import type { Cella, Foglio } from '../griglia/tipi.ts';
import type { Ingresso } from '../ingresso.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { adattatoreSemplice } from '../mappa/adattatore.ts';
import { inCentesimi, leggiIntero, leggiNumero } from '../numeri.ts';
import { Rifiuto } from '../rifiuto.ts';

type Ruolo =
  | { readonly tipo: 'codice' | 'comune' | 'popolazione' | 'anno' | 'importo' | 'perAbitante' }
  | { readonly tipo: 'importoAnno'; readonly anno: number };

const solo = (tipo: Exclude<Ruolo['tipo'], 'importoAnno'>): Ruolo => ({ tipo });
const classifica = (grezzo: string): Ruolo | null => {
  const testo = spaziSemplici(grezzo);
  if (testo.length > 80) return null;
  const f = frase(testo);
  const anni = anniNel(testo);
  if (/ istat | (?:codice|cod) /.test(f)) return solo('codice');
  if (
    / (?:popolazione|abitanti|residenti|ab) /.test(f) &&
    !/ (?:euro|quota|importo|ad|per) /.test(f) &&
    !/€/.test(testo)
  )
    return solo('popolazione');
  if (/€\s*\/?\s*ab|euro per ab|pro\s*capite|per abitante/i.test(testo)) return solo('perAbitante');
  if (anni.length === 1 && anni[0] !== undefined) return { tipo: 'importoAnno', anno: anni[0] };
  if (/^ (?:anno|annualita|esercizio) /.test(f)) return solo('anno');
  if (/ (?:quota|importo|contributo|compartecipazione|dovuto|euro|ammontare) /.test(f)) return solo('importo');
  return / (?:comune|comuni|ente|enti) /.test(f) ? solo('comune') : null;
};

const tabellaQuote: Riconoscimento<Ruolo> = {
  classifica,
  punti: (colonne) => {
    const tipi = new Set(colonne.flatMap((c) => (c.ruolo ? [c.ruolo.tipo] : [])));
    const anni = colonne.filter((c) => c.ruolo?.tipo === 'importoAnno').length;
    if (!(tipi.has('comune') || tipi.has('codice'))) return 0;
    return anni > 0 || (tipi.has('anno') && tipi.has('importo')) ? tipi.size + anni : 0;
  },
};

const ruoliQuote = adattatoreSemplice<Ruolo>(
  ['codice', 'comune', 'popolazione', 'anno', 'importo', 'importoAnno', 'perAbitante'],
  (tipo, anno) => (tipo === 'importoAnno' ? { tipo, anno } : null),
);

/** Reads what each Comune owes by year, with population and rate where the file gives them; checks its totals. */
export const leggiQuote = (ingresso: Ingresso): Lettura => {
  const fogli = ingresso.griglia.fogli.filter((f) => !f.nascosto);
  const documentoId = nuovoId();
  const trovate = fogli.flatMap((f) => trovaTabelle(f, tabellaQuote));
  const tabelle =
    trovate.length > 0
      ? trovate.flatMap((t) => ingresso.mappe.rivedi(t, ruoliQuote) ?? [])
      : fogli.flatMap((f) => ingresso.mappe.proponi(f, ruoliQuote) ?? []);
  const righe = tabelle.flatMap((t) => leggiTabella(t, ingresso, documentoId));
  if (!righe.some((r) => r.ruolo === 'riga')) throw nessunaTabella(fogli);
  const anni = [...new Set(righe.map((r) => r.anno))].sort((a, b) => a - b);
  segnalaAssenti(righe, ingresso);
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'quote',
    lettore: 'quote-comuni',
    righe: { quota: righe },
    totali: totaliDi(righe),
    lette: righe.length,
  });
};

type Campo = { readonly cella: Cella | null; readonly c: number; readonly anno: number };

const leggiTabella = (tabella: Tabella<Ruolo>, ingresso: Ingresso, documentoId: Quota['documentoId']): Quota[] => {
  const { foglio, colonne } = tabella;
  const { anomalie } = ingresso;
  const lettori = new Map<number, LettoreImporti>();
  const tariffe = tariffePerColonna(tabella);
  for (const { c, ruolo } of colonne)
    if (ruolo?.tipo === 'importoAnno' || ruolo?.tipo === 'importo')
      lettori.set(
        c,
        lettoreImporti(
          foglio,
          tabella.righe.flatMap((r) => (rigaTariffe(foglio, r) ? [] : (foglio.cella(r, c) ?? []))),
          anomalie,
          { nome: 'Quota', negativoErrore: true },
        ),
      );
  const cellaDi = (r: number, tipo: Ruolo['tipo']) => {
    const c = colonne.find((x) => x.ruolo?.tipo === tipo)?.c;
    return c === undefined ? null : foglio.cella(r, c);
  };
  const righe: Quota[] = [];
  const perAnno = new Map<number, (number | null)[]>();
  const popolazioni: (number | null)[] = [];
  for (const r of tabella.righe) {
    if (rigaTariffe(foglio, r)) continue;
    const codice = spaziSemplici(cellaDi(r, 'codice')?.testo ?? '');
    const nome = spaziSemplici(cellaDi(r, 'comune')?.testo ?? '');
    if (codice === '' && nome === '') continue;
    const cellaPop = cellaDi(r, 'popolazione');
    const popolazione = cellaPop ? leggiIntero(cellaPop.testo) : null;
    const annoRiga = anniNel(cellaDi(r, 'anno')?.testo ?? '')[0];
    const campi: Campo[] = colonne.flatMap(({ c, ruolo }) =>
      ruolo?.tipo === 'importoAnno'
        ? [{ cella: foglio.cella(r, c), c, anno: ruolo.anno }]
        : ruolo?.tipo === 'importo' && annoRiga !== undefined
          ? [{ cella: foglio.cella(r, c), c, anno: annoRiga }]
          : [],
    );
    const totale = /^\W*(?:totale|totali|tot\.?|complessivo)\b/i.test(nome || codice);
    if (totale) {
      if (cellaPop) confrontaPopolazione(foglio, cellaPop, popolazione, popolazioni, ingresso);
      for (const { cella, c, anno } of campi) {
        if (!cella) continue;
        const cents = lettori.get(c)?.leggi(cella) ?? null;
        confrontaTotale(foglio, cella, cents, perAnno.get(anno) ?? [], `delle quote ${anno}`, anomalie);
        righe.push({
          ...base(foglio, r, c, documentoId),
          comuneLetto: nome || codice,
          comuneId: null,
          anno,
          importoCents: cents,
          letto: spaziSemplici(cella.testo),
          popolazioneUsata: popolazione,
          euroAbCents: null,
          ruolo: 'totale',
          ...nonDetti.quota,
        });
      }
      continue;
    }
    popolazioni.push(popolazione);
    const comune = comuneDi(codice, nome, foglio, r, ingresso);
    for (const { cella, c, anno } of campi) {
      const tariffa = tariffe.get(c) ?? tariffaDi(cellaDi(r, 'perAbitante'));
      const cents = cella ? (lettori.get(c)?.leggi(cella) ?? null) : null;
      if (cella === null || cents === null)
        segnalaMancante(foglio, { r, c }, nome || codice, anno, popolazione, tariffa, cella, ingresso);
      perAnno.set(anno, [...(perAnno.get(anno) ?? []), cents]);
      righe.push({
        ...base(foglio, r, c, documentoId),
        comuneLetto: codice && nome ? `${codice} ${nome}` : codice || nome,
        comuneId: comune?.id ?? null,
        anno,
        importoCents: cents,
        letto: cella ? spaziSemplici(cella.testo) : null,
        popolazioneUsata: popolazione,
        euroAbCents: tariffa,
        ruolo: 'riga',
        ...nonDetti.quota,
      });
    }
  }
  for (const l of lettori.values()) l.chiudi();
  return righe;
};

const base = (foglio: Foglio, r: number, c: number, documentoId: Quota['documentoId']) => ({
  id: nuovoId(),
  documentoId,
  foglio: foglio.nome,
  cella: foglio.rif(r, c),
  riga: foglio.linea(r) || null,
});

const PER_ABITANTE = /€\s*\/\s*ab|euro\s*\/\s*ab|per\s+abitante|pro\s*capite/i;
/** A row that gives the rates under the quotas ("€/ab. 9,50"). */
const rigaTariffe = (foglio: Foglio, r: number): boolean => foglio.riga(r).some((c) => PER_ABITANTE.test(c.testo));

/** Euro for one inhabitant in cents, from a text like "€/ab. 9,50". */
const tariffaDi = (cella: Cella | null): number | null => {
  if (!cella) return null;
  const testo = spaziSemplici(cella.testo.replace(PER_ABITANTE, ' ')).replace(/^[.\s:]+/, '');
  const letto = cella.valore.tipo === 'numero' ? cella.valore.decimale : leggiNumero(testo);
  const valore = typeof letto === 'string' ? letto : letto.tipo === 'numero' ? letto.valore : null;
  return valore === null ? null : (inCentesimi(valore)?.cents ?? null);
};

const tariffePerColonna = (tabella: Tabella<Ruolo>): Map<number, number> => {
  const tariffe = new Map<number, number>();
  for (const r of tabella.righe) {
    if (!rigaTariffe(tabella.foglio, r)) continue;
    for (const cella of tabella.foglio.riga(r)) {
      const cents = tariffaDi(cella);
      if (cents !== null) tariffe.set(cella.c, cents);
    }
  }
  return tariffe;
};

const comuneDi = (
  codice: string,
  nome: string,
  foglio: Foglio,
  r: number,
  { contesto, anomalie }: Ingresso,
): ComuneContesto | null => {
  const daCodice = /^\d{5,6}$/.test(codice)
    ? contesto.comuni.find((c) => c.codiceIstat === codice.padStart(6, '0'))
    : undefined;
  const daNome = nome === '' ? null : comuneNominato(nome, contesto);
  const dove = { foglio: foglio.nome, cella: foglio.rif(r, foglio.riga(r)[0]?.c ?? 0), riga: foglio.linea(r) || null };
  if (daCodice && daNome && daCodice !== daNome) {
    anomalie.errore(
      'CODICE_COMUNE_ERRATO',
      `Alla ${nomeRiga(foglio, r)} il codice ${codice} è di ${daCodice.nome}, ma il nome è ${citato(nome)}: la quota non è attribuita ad alcun Comune finché non si chiarisce.`,
      { ...dove, trovato: `${codice} ${nome}`, atteso: `${daNome.codiceIstat} ${daNome.nome}` },
    );
    return null;
  }
  const trovato = daCodice ?? daNome;
  if (trovato) {
    if (codice !== '' && !daCodice)
      anomalie.errore(
        'CODICE_COMUNE_ERRATO',
        `Alla ${nomeRiga(foglio, r)} il codice ${codice} non è di ${trovato.nome} (${trovato.codiceIstat}): vale il nome.`,
        { ...dove, trovato: codice, atteso: trovato.codiceIstat },
      );
    return trovato;
  }
  anomalie.errore(
    'COMUNE_FUORI_AMBITO',
    `Alla ${nomeRiga(foglio, r)} ${citato(nome || codice)} non è un Comune dell’Ambito: la quota è conservata ma non conta.`,
    { ...dove, trovato: nome || codice, atteso: 'un Comune dell’Ambito' },
  );
  return null;
};

const segnalaMancante = (
  foglio: Foglio,
  posto: { r: number; c: number },
  comune: string,
  anno: number,
  popolazione: number | null,
  tariffa: number | null,
  cella: Cella | null,
  { anomalie }: Ingresso,
): void => {
  const dovuta = popolazione !== null && tariffa !== null ? popolazione * tariffa : null;
  const atteso = dovuta === null ? null : centesimiInTesto(dovuta);
  anomalie.errore(
    'QUOTA_MANCANTE',
    `In ${luogo(foglio, posto)} manca la quota ${anno} di ${comune}: resta sconosciuta, non vale zero${dovuta === null ? '' : ` (popolazione per tariffa darebbe ${euro(dovuta)})`}.`,
    {
      foglio: foglio.nome,
      cella: foglio.rif(posto.r, posto.c),
      riga: foglio.linea(posto.r) || null,
      trovato: cella ? cella.testo : null,
      atteso,
    },
  );
};

const confrontaPopolazione = (
  foglio: Foglio,
  cella: Cella,
  scritta: number | null,
  parti: readonly (number | null)[],
  { anomalie }: Ingresso,
): void => {
  if (scritta === null || parti.some((p) => p === null)) return;
  const somma = parti.reduce<number>((a, p) => a + (p ?? 0), 0);
  if (somma !== scritta)
    anomalie.avviso(
      'TOTALE_NON_QUADRA',
      `La popolazione totale scritta in ${luogo(foglio, cella)} è ${scritta}, le righe sommano ${somma}.`,
      {
        foglio: foglio.nome,
        cella: foglio.rif(cella.r, cella.c),
        riga: foglio.linea(cella.r) || null,
        trovato: String(scritta),
        atteso: String(somma),
      },
    );
};

/** Comuni of the Ambito that the file does not name: each one a missing quota, said once. */
const segnalaAssenti = (righe: readonly Quota[], { contesto, anomalie }: Ingresso): void => {
  const presenti = new Set<string | null>(righe.map((r) => r.comuneId));
  const assenti = contesto.comuni.filter((c) => !presenti.has(c.id));
  if (assenti.length > 0 && assenti.length < contesto.comuni.length)
    anomalie.errore('QUOTA_MANCANTE', `Il file non ha la quota di: ${assenti.map((c) => c.nome).join(', ')}.`, {
      trovato: `${contesto.comuni.length - assenti.length} Comuni`,
      atteso: `${contesto.comuni.length} Comuni`,
    });
};

const totaliDi = (righe: readonly Quota[]): Record<string, string> => {
  const somme = new Map<number, number>();
  for (const r of righe)
    if (r.ruolo === 'riga' && r.importoCents !== null) somme.set(r.anno, (somme.get(r.anno) ?? 0) + r.importoCents);
  return Object.fromEntries([...somme].map(([k, v]) => [`quote/${k}`, centesimiInTesto(v)]));
};

const nessunaTabella = (fogli: readonly Foglio[]): Rifiuto =>
  new Rifiuto(
    'TABELLA_NON_TROVATA',
    'Nel file non c’è una tabella delle quote dei Comuni riconoscibile. Serve una riga di intestazione con il Comune (o il codice ISTAT) e gli anni, oppure Comune, anno e quota.',
    { foglio: fogli[0]?.nome ?? null, riga: 1, atteso: 'intestazione con Comune e anni' },
  );
