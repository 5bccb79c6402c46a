import { graficoFlussi } from '#charts/flussi-risorse.ts';
import { graficoFontiAnni } from '#charts/fonti-anni.ts';
import type { Grafico } from '#charts/grafico.ts';
import { graficoRapportoComuni } from '#charts/rapporto-comuni.ts';
import { temaVariabili } from '#charts/tema.ts';
import type { Gestori } from '#contract/define.ts';
import type { contrattoQuadro } from '#contract/quadro.ts';
import {
  adempimentiPerLivello,
  avanzamentoSchede,
  indicatoriMisurabili,
  type Parziale,
  spesaPerFondo,
} from '#domain/avanzamento.ts';
import { cambiDiNorma, fasiDelPiano, giorniDelPiano } from '#domain/calendario-piano.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { comuniDellAmbito, nomeEnte } from '#domain/enti.ts';
import type { Rilievo } from '#domain/esito.ts';
import { frazione, inDecimale } from '#domain/frazione.ts';
import { fineAnno, inizioAnno } from '#domain/giorni.ts';
import { raggruppa } from '#domain/indice.ts';
import { costoProposto } from '#domain/ipotesi-assunzione.ts';
import { type CellaMappa, mappaLeps } from '#domain/mappa-leps.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri, parametroElenco, parametroTesto } from '#domain/parametri.ts';
import { soglieAS } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneComune } from '#domain/popolazione.ts';
import { rapportiComuni } from '#domain/rapporto-comuni.ts';
import { giornoDi } from '#format/date.ts';
import { rapporto } from '#format/numeri.ts';
import { comuniDelRilievo, lepsDelRilievo } from '#rules/riguarda.ts';
import type { Motore } from '../tipi.ts';
import { verificaSenzaFermare } from '../verificatore.ts';

type Domande = Omit<typeof contrattoQuadro, 'quadro/ipotesi' | 'quadro/porta-ipotesi'>;
type Uscite = { readonly [K in keyof Domande]: Awaited<ReturnType<Gestori<Domande>[K]>> };

/** Height of an ordinary chart on screen, pixels. */
const altezzaOrdinaria = 260;

/** A chart as the page receives it: copies, because the contract's types are not readonly. */
export const perPagina = (g: Grafico | null) =>
  g === null
    ? null
    : {
        opzione: { ...g.opzione },
        descrizione: g.descrizione,
        tabella: {
          intestazioni: [...g.tabella.intestazioni],
          righe: g.tabella.righe.map((r) => [...r]),
        },
        altezza: g.altezza ?? altezzaOrdinaria,
      };

const perAbitante = ({ comune, risorse }: CellaMappa, piano: Piano): number | null => {
  const residenti = popolazioneComune(piano, comune.id)?.residenti ?? 0;
  return residenti === 0 ? null : Number(inDecimale(frazione(risorse.cents, residenti), 0));
};

/** Bounds of the shades: quantiles of what the Comuni spend for one inhabitant, zeros apart. */
const fasceDi = (valori: readonly number[]): number[] => {
  const positivi = valori.filter((v) => v > 0).sort((a, b) => a - b);
  const limiti = [1, 2, 3, 4].map((q) => positivi[Math.floor((positivi.length * q) / 5)] ?? 0);
  return [...new Set(limiti)].filter((v) => v > 0);
};

/** How many findings speak of a LEPS and of a Comune at once: `leps/comune` → number. */
const perCasella = (piano: Piano, rilievi: readonly Rilievo[]): ReadonlyMap<string, number> => {
  const conti = new Map<string, number>();
  for (const r of rilievi) {
    if (r.accettata !== undefined) continue;
    const comuni = comuniDelRilievo(piano, r);
    if (comuni.length === 0) continue;
    for (const leps of lepsDelRilievo(piano, r))
      for (const comune of comuni) {
        const k = `${leps}/${comune}`;
        conti.set(k, (conti.get(k) ?? 0) + 1);
      }
  }
  return conti;
};

const livelli = (piano: Piano, rilievi: readonly Rilievo[]): Uscite['quadro/livelli'] => {
  const mappa = mappaLeps(piano);
  const conti = perCasella(piano, rilievi);
  const righe = mappa.map((r) => ({
    leps: r.leps.id,
    breve: r.leps.id.replace(/^[A-Z]+-/, ''),
    nome: r.leps.breve,
    celle: r.celle.map((c) => ({
      stato: c.stato,
      importo: centesimiInTesto(c.risorse.cents),
      perAbitanteCents: perAbitante(c, piano),
      ignoti: c.risorse.ignoti,
      segnalazioni: conti.get(`${r.leps.id}/${c.comune.id}`) ?? 0,
    })),
    altri: centesimiInTesto(r.altri.cents),
    totale: centesimiInTesto(r.totale.cents),
  }));
  return {
    comuni: comuniDellAmbito(piano).map((c) => ({
      id: c.id,
      nome: c.nome,
      residenti: popolazioneComune(piano, c.id)?.residenti ?? null,
    })),
    righe,
    fasce: fasceDi(righe.flatMap((r) => r.celle.flatMap((c) => c.perAbitanteCents ?? []))),
  };
};

/** Bodies that may hire for the Ambito, Comuni first, as the pack lists their kinds. */
const entiCheAssumono = (piano: Piano) => {
  const tipi = parametroElenco(piano.pacco, nomiParametri.entiAS, fineAnno(piano.testa.annoInizio));
  if (eNonVerificabile(tipi)) return [];
  const dentro = new Set<string | null>(comuniDellAmbito(piano).map((c) => c.id));
  return piano.registri.ente
    .filter((e) => tipi.includes(e.tipo) && (e.tipo !== 'comune' || dentro.has(e.comuneId)))
    .map((e) => ({ id: e.id, nome: nomeEnte(piano, e.id), comune: e.tipo === 'comune' }))
    .sort((a, b) => Number(b.comune) - Number(a.comune) || (a.nome < b.nome ? -1 : 1))
    .map(({ id, nome }) => ({ id, nome }));
};

const soglie = (piano: Piano, anno: number): Uscite['quadro/assistenti']['soglie'] => {
  const s = soglieAS(piano, anno);
  if (eNonVerificabile(s)) return [];
  const fonteDi = (nome: string) => piano.pacco.parametri.find((p) => p.id === nome)?.fonte ?? '';
  return (
    [
      ['contributo', s.contributo, nomiParametri.sogliaContributo],
      ['LEPS', s.leps, nomiParametri.sogliaLeps],
      ['obiettivo', s.obiettivo, nomiParametri.sogliaObiettivo],
    ] as const
  ).map(([nome, x, parametro]) => ({ nome, rapporto: rapporto(frazione(x.ogni)), fonte: fonteDi(parametro) }));
};

const assistenti = (piano: Piano, chiesto: number | null): Uscite['quadro/assistenti'] => {
  const anni = anniDelPiano(piano);
  const anno = chiesto !== null && anni.includes(chiesto) ? chiesto : (anni.at(-1) ?? piano.testa.annoFine);
  const rapporti = rapportiComuni(piano, anno);
  const fondo = parametroTesto(piano.pacco, nomiParametri.fondoAS, fineAnno(anno));
  return {
    anno,
    anni,
    grafico: perPagina(graficoRapportoComuni(piano, temaVariabili, anno)),
    ignoto: eNonVerificabile(rapporti) ? rapporti.nv : null,
    soglie: soglie(piano, anno),
    enti: entiCheAssumono(piano),
    fondi: piano.pacco.fondi.map((f) => ({ id: f.id, nome: f.breve })),
    fondoContributo: eNonVerificabile(fondo) ? null : fondo,
    costoProposto: costoProposto(piano),
    mesi: { dal: inizioAnno(piano.testa.annoInizio).slice(0, 7), al: fineAnno(piano.testa.annoFine).slice(0, 7) },
  };
};

/** View of the Registri where the date of an event is written. */
const viste = { scadenza: 'scadenze', adempimento: 'adempimenti', scheda: 'schede', assegnazione: 'fondi' } as const;

const tempi = (piano: Piano, oggi: string): Uscite['quadro/tempi'] => ({
  oggi,
  dal: inizioAnno(piano.testa.annoInizio),
  al: fineAnno(piano.testa.annoFine),
  giorni: giorniDelPiano(piano).map(({ registro, ...g }) => ({
    ...g,
    vista: registro === null ? null : viste[registro],
  })),
  fasi: [...fasiDelPiano(piano)],
  norme: [...cambiDiNorma(piano)],
  adempimenti: adempimentiPerLivello(piano).map((a) => ({ ...a, perStato: { ...a.perStato } })),
});

const parziale = ({ cents, scritti, mancanti }: Parziale) => ({ importo: centesimiInTesto(cents), scritti, mancanti });
const oppure = (cents: number | null): string | null => (cents === null ? null : centesimiInTesto(cents));

const avanzamento = (piano: Piano): Uscite['quadro/avanzamento'] => {
  const sezioni = raggruppa(piano.sezioni, 'scheda', (s) => s.schedaId);
  return {
    schede: avanzamentoSchede(piano).map((s) => ({
      id: s.id,
      codice: s.codice,
      titolo: s.titolo,
      stato: s.stato ?? 'non_verificabile',
      programmato: centesimiInTesto(s.programmatoCents),
      impegnato: oppure(s.impegnatoCents),
      liquidato: oppure(s.liquidatoCents),
      fasi: s.fasi,
      fasiFatte: s.fasiFatte,
      indicatori: s.indicatori,
      sezioneId: sezioni.get(s.id)?.[0]?.id ?? null,
    })),
    fondi: spesaPerFondo(piano).map((f) => ({
      fondo: f.fondo,
      assegnato: parziale(f.assegnato),
      programmato: centesimiInTesto(f.programmatoCents),
      impegnato: parziale(f.impegnato),
      liquidato: parziale(f.liquidato),
    })),
    indicatori: indicatoriMisurabili(piano),
  };
};

/** Views of the Quadro: each is asked only when it is opened. */
export const gestoriVisteQuadro = (motore: Motore): Gestori<Domande> => ({
  'quadro/livelli': async () => {
    const sessione = motore.sessione();
    const { piano, stato } = await verificaSenzaFermare(sessione, () => motore.sessioneONulla() === sessione);
    return livelli(piano, stato.esito.rilievi);
  },
  'quadro/risorse': ({ anno }) => {
    const piano = motore.sessione().piano();
    return {
      anni: anniDelPiano(piano),
      fonti: perPagina(graficoFontiAnni(piano, temaVariabili)),
      flussi: perPagina(graficoFlussi(piano, temaVariabili, anno)),
    };
  },
  'quadro/assistenti': ({ anno }) => assistenti(motore.sessione().piano(), anno),
  'quadro/tempi': () => tempi(motore.sessione().piano(), giornoDi(motore.adesso().toISOString())),
  'quadro/avanzamento': () => avanzamento(motore.sessione().piano()),
});
