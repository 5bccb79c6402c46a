import { centesimiInTesto } from '#domain/denaro.ts';
import type { Riga } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import { nuovoId } from '#engine/id.ts';
import { comuneDelFile, nomeLeggibile, proveDaTitoli } from '../comune-del-file.ts';
import { frase, spaziSemplici } from '../confronto-testi.ts';
import { dateDiAtto } from '../date.ts';
import { type Titolo, titoliDi } from '../dup/testata.ts';
import { anniNel, misuraDi, soloMisura } from '../dup/vocabolario.ts';
import { ambitoDi, eAmbito } from '../enti.ts';
import { confrontaTotale } from '../fondi/confronto.ts';
import { lettoriImporti } from '../griglia/importi.ts';
import { type Tabella, trovaTabelle } from '../griglia/intestazione.ts';
import type { Cella } from '../griglia/tipi.ts';
import { cellaUnita } from '../griglia/unioni.ts';
import type { Ingresso } from '../ingresso.ts';
import { type Lettura, letturaDiRegistri } from '../lettura.ts';
import { Rifiuto } from '../rifiuto.ts';
import { leggiCodiceEntrata, type RuoloEntrate, ruoliEntrate, tabellaEntrate } from './vocabolario.ts';

type T = Tabella<RuoloEntrate>;
type Entrata = Riga<'entrataContabile'>;
/** One amount read: its place in the classification, from the titolo down, with its year. */
type Voce = {
  readonly t: T;
  readonly cella: Cella;
  readonly percorso: readonly string[];
  readonly titolo: number | null;
  readonly tipologia: string | null;
  readonly descrizione: string;
  readonly anno: number;
  readonly cents: number | null;
  readonly totale: boolean;
};

const TOTALE = /^\W*(?:totale|totali|tot\.|somma)\b/i;

/** Reads revenue (bilancio, DUP, PEG): the most detailed lines are stored, those that sum others are compared with them. */
export const leggiEntrate = (ingresso: Ingresso): Lettura => {
  const { griglia, mappe, anomalie } = ingresso;
  const fogli = griglia.fogli.filter((f) => !f.nascosto);
  const trovate = fogli.flatMap((f) => trovaTabelle(f, tabellaEntrate)).filter((t) => t.righe.length > 0);
  const tabelle =
    trovate.length > 0
      ? trovate.flatMap((t) => mappe.rivedi(t, ruoliEntrate) ?? [])
      : fogli.flatMap((f) => mappe.proponi(f, ruoliEntrate) ?? []);
  const titoli = titoliDi(griglia, new Map(tabelle.map((t) => [t.foglio.nome, t.r0])));
  const voci = tabelle.flatMap((t) => leggiTabella(t, annoDeiTitoli(titoli, t), ingresso));
  const foglie = soloFoglie(voci, ingresso);
  if (foglie.length === 0)
    throw new Rifiuto(
      'TABELLA_NON_TROVATA',
      'Nel file non c’è una tabella di entrate riconoscibile. Serve una riga di intestazione con gli anni e una colonna con titolo, tipologia o descrizione dell’entrata.',
      { foglio: fogli[0]?.nome ?? null, riga: 1, atteso: 'intestazione con anni e titoli di entrata' },
    );
  const ente = enteDi(titoli, ingresso);
  const documentoId = nuovoId();
  const righe = foglie.map(
    (v): Entrata => ({
      id: nuovoId(),
      documentoId,
      foglio: v.t.foglio.nome,
      cella: v.t.foglio.rif(v.cella.r, v.cella.c),
      riga: v.t.foglio.linea(v.cella.r) || null,
      enteId: ente.id,
      enteLetto: ente.letto,
      anno: v.anno,
      titolo: v.titolo,
      tipologia: v.tipologia,
      descrizione: v.descrizione || null,
      provenienza: provenienzaDi(v.descrizione),
      importoCents: v.cents,
    }),
  );
  const anni = [...new Set(righe.map((r) => r.anno))].sort((a, b) => a - b);
  const mancanti = ingresso.contesto.anni.filter((a) => !anni.includes(a));
  if (mancanti.length > 0)
    anomalie.avviso('ANNO_MANCANTE', `Nel file non ci sono entrate per: ${mancanti.join(', ')}.`, {
      trovato: anni.join(', '),
      atteso: ingresso.contesto.anni.join(', '),
    });
  return letturaDiRegistri(anni, {
    documentoId,
    genere: 'prospetto',
    lettore: 'entrate',
    enteId: ente.id,
    dataAtto:
      titoli
        .flatMap((t) => dateDiAtto(t.testo))
        .sort()
        .at(-1) ?? null,
    righe: { entrataContabile: righe },
    totali: totaliDi(righe),
    lette: righe.length,
  });
};

const annoDeiTitoli = (titoli: readonly Titolo[], t: T): number | null => {
  const anni = new Set(
    [t.foglio.nome ?? '', ...titoli.filter((x) => x.foglio === t.foglio.nome).map((x) => x.testo)].flatMap((x) =>
      anniNel(x).length === 1 && !/\d[/.-]\d{1,2}[/.-]\d{4}/.test(x) ? anniNel(x) : [],
    ),
  );
  return anni.size === 1 ? ([...anni][0] ?? null) : null;
};

/** Body of a file of revenue: the Ambito when the titles name it, else its Comune. */
const enteDi = (
  titoli: readonly Titolo[],
  ingresso: Ingresso,
): { readonly id: Entrata['enteId']; readonly letto: string } => {
  const { contesto, anomalie, comune, nomeFile } = ingresso;
  const prove = proveDaTitoli(titoli, contesto);
  const ambito = ambitoDi(contesto);
  const detto = [...titoli.map((t) => t.testo), nomeLeggibile(nomeFile)].find((t) => eAmbito(t, contesto));
  if (comune === null && prove.length === 0 && ambito !== null && detto) return { id: ambito, letto: detto };
  const trovato = comuneDelFile(prove, { nomeFile, scelto: comune }, contesto, anomalie);
  return { id: trovato.enteId, letto: `Comune di ${trovato.nome}` };
};

const leggiTabella = (t: T, annoTitolo: number | null, ingresso: Ingresso): Voce[] => {
  const { foglio, colonne, righe } = t;
  const { anomalie } = ingresso;
  const importi = colonne.flatMap((x) =>
    x.ruolo?.tipo === 'importo' && x.ruolo.uso === 'valore' ? [{ ...x, ruolo: x.ruolo }] : [],
  );
  const lettori = lettoriImporti(
    foglio,
    righe,
    importi.map((x) => x.c),
    anomalie,
    {
      nome: 'Importo',
      negativoErrore: true,
      migliaia: ingresso.mappe.migliaia(t) === true,
    },
  );
  const testo = (r: number, tipo: RuoloEntrate['tipo']) => {
    const c = colonne.find((x) => x.ruolo?.tipo === tipo)?.c;
    return c === undefined ? '' : spaziSemplici(cellaUnita(foglio, r, c)?.testo ?? '');
  };
  let [titolo, tipologia]: [number | null, string | null] = [null, null];
  const voci: Voce[] = [];
  for (const r of righe) {
    const testi = foglio
      .riga(r)
      .filter((x) => !importi.some((i) => i.c === x.c))
      .map((x) => spaziSemplici(x.testo));
    const misura = misuraDi(testo(r, 'misura')) ?? misuraDi(testi.find(soloMisura) ?? '') ?? 'competenza';
    const totale = testi.some((x) => TOTALE.test(x));
    const codici = [testo(r, 'codice'), ...(totale ? testi : [testi[0] ?? ''])].flatMap(
      (x) => leggiCodiceEntrata(x.replace(TOTALE, '')) ?? [],
    );
    const [letto] = codici.filter((x) => x.titolo !== null || x.tipologia !== null);
    const delTitolo = leggiCodiceEntrata(testo(r, 'titolo'))?.titolo ?? letto?.titolo ?? null;
    const dellaTipologia =
      /\d{1,4}/.exec(testo(r, 'tipologia'))?.[0]?.slice(-3).padStart(3, '0') ?? letto?.tipologia ?? null;
    if (delTitolo !== null && delTitolo !== titolo) [titolo, tipologia] = [delTitolo, null];
    if (dellaTipologia !== null) tipologia = dellaTipologia;
    else if (letto?.titolo != null && !totale) tipologia = null;
    const categoria = /\d+/.exec(testo(r, 'categoria'))?.[0] ?? letto?.categoria ?? null;
    const capitolo = testo(r, 'capitolo');
    const descrizione = testo(r, 'descrizione') || (testi.find((x) => /[a-z]{4}/i.test(x)) ?? '');
    if (misura !== 'competenza') continue;
    if (!totale && titolo === null && descrizione === '') continue;
    const percorso = [
      titolo === null ? '?' : String(titolo),
      ...(tipologia === null || (totale && dellaTipologia === null) ? [] : [tipologia]),
      ...(categoria === null ? [] : [categoria]),
      ...(capitolo === '' ? [] : [`c${capitolo}`]),
    ];
    for (const { c, ruolo } of importi) {
      const cella = foglio.cella(r, c);
      if (!cella || (ruolo.misuraDetta && ruolo.misura !== 'competenza')) continue;
      const anno =
        ruolo.anno ?? anniNel(testo(r, 'anno'))[0] ?? (annoTitolo === null ? null : annoTitolo + (ruolo.relativo ?? 0));
      if (anno === null)
        throw new Rifiuto(
          'ANNO_NON_TROVATO',
          'Il file non dice di quale anno sono le entrate: aggiungere l’anno nell’intestazione della colonna o una colonna «anno».',
          {
            foglio: foglio.nome,
            cella: foglio.rif(t.r1, c),
            riga: foglio.linea(t.r1) || null,
            atteso: 'l’anno degli importi',
          },
        );
      const cents = lettori.get(c)?.leggi(cella) ?? null;
      voci.push({ t, cella, percorso, titolo, tipologia, descrizione: descrizione.slice(0, 300), anno, cents, totale });
    }
  }
  for (const l of lettori.values()) l.chiudi();
  return voci;
};

/** Lines that no other line details; totals and lines that sum others are compared with their parts and left out. */
const soloFoglie = (voci: readonly Voce[], { anomalie }: Ingresso): Voce[] => {
  const chiave = (v: Voce) => `${v.anno}|${v.percorso.join('.')}.`;
  const righe = voci.filter((v) => !v.totale);
  const padri = new Set(
    righe.flatMap((v) => v.percorso.slice(0, -1).map((_, i) => `${v.anno}|${v.percorso.slice(0, i + 1).join('.')}.`)),
  );
  const foglie = righe.filter((v) => !padri.has(chiave(v)));
  for (const v of voci) {
    if (!v.totale && !padri.has(chiave(v))) continue;
    const generale = v.totale && !/tit|tip/i.test(v.descrizione);
    const delleTitolo = foglie.filter((f) => f.anno === v.anno && f.t === v.t && chiave(f).startsWith(chiave(v)));
    const tutte = foglie.filter((f) => f.anno === v.anno && f.t === v.t);
    const somma = (l: readonly Voce[]) =>
      l.reduce<number | null>((n, x) => (n === null || x.cents === null ? null : n + x.cents), 0);
    const parti = generale && somma(delleTitolo) !== v.cents ? tutte : delleTitolo;
    confrontaTotale(
      v.t.foglio,
      v.cella,
      v.cents,
      parti.map((f) => f.cents),
      `${v.descrizione} ${v.anno}`,
      anomalie,
    );
  }
  return foglie;
};

const PROVENIENZE: readonly (readonly [RegExp, Stato<'provenienzaEntrata'>])[] = [
  [/ (?:comuni|comune|quote) /, 'comuni'],
  [/ (?:asl|azienda sanitaria|ast|asp|usl|ausl|asur) /, 'asl'],
  [/ (?:regione|regionale|regionali) /, 'regione'],
  [/ (?:stato|statale|statali|ministero|ministeri|fnps|pnrr|inps|fondo nazionale|amministrazioni centrali) /, 'stato'],
  [/ (?:utenti|rette|tariffe|compartecipazione|famiglie) /, 'utenti'],
];
/** Who pays, when the description says it. */
const provenienzaDi = (descrizione: string): Entrata['provenienza'] => {
  const f = frase(descrizione);
  return PROVENIENZE.find(([parola]) => parola.test(f))?.[1] ?? null;
};

const totaliDi = (righe: readonly Entrata[]): Record<string, string> => {
  const somme = new Map<string, number>();
  for (const r of righe)
    for (const k of [`titolo ${r.titolo ?? '?'}/${r.anno}`, `entrate/${r.anno}`])
      somme.set(k, (somme.get(k) ?? 0) + (r.importoCents ?? 0));
  return Object.fromEntries([...somme].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, centesimiInTesto(v)]));
};
