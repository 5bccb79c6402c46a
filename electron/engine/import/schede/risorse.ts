import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { SchedaIngresso } from '#domain/ingressi-schede.ts';
import type { Riga, VoceSpesa } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';
import { citato } from '../confronto-testi.ts';
import type { Lettura } from '../lettura.ts';
import { decimaleDi, inCentesimi, leggiNumero, scalato } from '../numeri.ts';
import { type CorniceSchede, enteDiRisorsa } from './cornice.ts';

type Scheda = Riga<'scheda'>;

/** Who spends, by form of association (decisions.md, "Data"): bodies of their own receive transfers, the others spend. */
const GESTIONE_TRASFERITA = new Set(['unione32', 'consorzio31', 'azienda114']);

/** `risorse[]` of a scheda: one voce per body, one amount per year, one cover per row, annuality = year. */
export const leggiRisorse = (
  s: SchedaIngresso,
  scheda: Scheda,
  dove: string,
  righe: Lettura['righe'],
  cornice: CorniceSchede,
): void => {
  const { anomalie, codici, contesto, documentoId } = cornice;
  const voci = new Map<string, VoceSpesa>();
  const perAnno = new Map<string, { readonly voceId: VoceSpesa['id']; readonly anno: number; cents: number | null }>();
  const viste = new Set<string>();
  for (const [j, risorsa] of (s.risorse ?? []).entries()) {
    const posto = `${dove}.risorse[${j}]`;
    const nome = `Scheda ${s.id}, ${risorsa.fonte} ${risorsa.ente} ${risorsa.anno}`;
    const voce = voci.get(risorsa.ente) ?? {
      ...nonDetti.voceSpesa,
      id: nuovoId(),
      schedaId: scheda.id,
      enteLetto: risorsa.ente,
      enteId: enteDiRisorsa(risorsa.ente, s.id, `${posto}.ente`, cornice),
      descrizione: s.titolo,
      gestione:
        contesto.forma !== null && GESTIONE_TRASFERITA.has(contesto.forma)
          ? ('trasferita' as const)
          : ('diretta' as const),
      programmaId: scheda.programmaId,
      dataInizio: null,
      dataFine: null,
      cup: null,
      derogaAtto: null,
      documentoId,
    };
    if (!voci.has(risorsa.ente)) {
      voci.set(risorsa.ente, voce);
      righe.voceSpesa?.push(voce);
    }
    const fondoId = codici.fondo(risorsa.fonte);
    if (fondoId === null)
      anomalie.errore('FONDO_SCONOSCIUTO', `${nome}: il fondo ${citato(risorsa.fonte)} non è fra quelli del modello.`, {
        cella: `${posto}.fonte`,
        trovato: risorsa.fonte,
        atteso: 'un fondo del modello',
      });
    if (!contesto.anni.includes(risorsa.anno))
      anomalie.errore(
        'ANNO_FUORI_TRIENNIO',
        `${nome}: il ${risorsa.anno} non è fra gli anni del piano (${contesto.anni.join(', ')}).`,
        { cella: `${posto}.anno`, trovato: String(risorsa.anno), atteso: contesto.anni.join(', ') },
      );
    const cents = importoDi(risorsa.importo, nome, `${posto}.importo`, cornice);
    const chiave = `${risorsa.ente}|${risorsa.anno}|${risorsa.fonte}`;
    if (viste.has(chiave))
      anomalie.avviso('RIGA_DUPLICATA', `${nome} compare due volte: le righe sono sommate.`, {
        cella: posto,
        trovato: chiave,
      });
    viste.add(chiave);
    const kAnno = `${risorsa.ente}|${risorsa.anno}`;
    const anno = perAnno.get(kAnno) ?? { voceId: voce.id, anno: risorsa.anno, cents: 0 };
    anno.cents = anno.cents === null || cents === null ? null : anno.cents + cents;
    perAnno.set(kAnno, anno);
    righe.copertura?.push({
      id: nuovoId(),
      voceId: voce.id,
      anno: risorsa.anno,
      fondoLetto: risorsa.fonte,
      fondoId,
      annualita: risorsa.anno,
      importoCents: cents,
      documentoId,
      foglio: null,
      cella: posto,
      riga: null,
    });
  }
  for (const { voceId, anno, cents } of perAnno.values())
    righe.voceAnno?.push({ id: nuovoId(), voceId, anno, importoCents: cents, documentoId });
};

const importoDi = (
  letto: number | string | null | undefined,
  nome: string,
  posto: string,
  { anomalie }: CorniceSchede,
): number | null => {
  const testo = letto == null ? '' : String(letto);
  const daTesto = typeof letto === 'number' ? null : leggiNumero(testo);
  const valore =
    typeof letto === 'number' && Number.isFinite(letto)
      ? decimaleDi(letto)
      : daTesto?.tipo === 'numero'
        ? daTesto.valore
        : null;
  const cents = valore === null ? null : inCentesimi(valore);
  if (cents === null) {
    anomalie.errore(
      'VALORE_NON_NUMERICO',
      `${nome}: l’importo ${testo === '' ? 'manca' : `${citato(testo)} non è un numero certo`}: resta sconosciuto, non vale zero.`,
      { cella: posto, trovato: testo, atteso: 'un importo in euro' },
    );
    return null;
  }
  if (cents.eccesso)
    anomalie.errore('TROPPI_DECIMALI', `${nome}: l’importo ${testo} ha più di due decimali: letto al centesimo.`, {
      cella: posto,
      trovato: testo,
      atteso: 'al massimo due decimali',
    });
  if (cents.cents < 0)
    anomalie.errore('IMPORTO_NEGATIVO', `${nome}: l’importo è negativo (${testo}). È tenuto com’è scritto.`, {
      cella: posto,
      trovato: testo,
      atteso: 'un importo non negativo',
    });
  return cents.cents;
};

/** `personale[]` of a scheda: staff asked of a body, as declared, in thousandths of FTE. */
export const leggiPersonaleChiesto = (
  s: SchedaIngresso,
  scheda: Scheda,
  dove: string,
  righe: Lettura['righe'],
  cornice: CorniceSchede,
): void => {
  const { anomalie, codici, contesto, documentoId } = cornice;
  for (const [j, p] of (s.personale ?? []).entries()) {
    const posto = `${dove}.personale[${j}]`;
    const testo = leggiNumero(String(p.fte));
    const valore =
      typeof p.fte === 'number'
        ? decimaleDi(p.fte)
        : testo.tipo === 'numero'
          ? testo.valore
          : testo.tipo === 'ambiguo'
            ? testo.comeDecimale
            : null;
    const fteMilli = valore === null ? null : scalato(valore, 3);
    if (fteMilli === null) {
      anomalie.errore(
        'VALORE_NON_NUMERICO',
        `Scheda ${s.id}: le unità di personale ${citato(String(p.fte))} non sono un numero: la riga non è stata importata.`,
        { cella: `${posto}.fte`, trovato: String(p.fte), atteso: 'per esempio 0,5' },
      );
      continue;
    }
    const profiloId = codici.profilo(p.profilo);
    if (profiloId === null)
      anomalie.avviso(
        'PROFILO_SCONOSCIUTO',
        `Scheda ${s.id}: il profilo ${citato(p.profilo)} non è fra quelli del modello: il confronto con il personale non si può fare.`,
        { cella: `${posto}.profilo`, trovato: p.profilo },
      );
    if (!contesto.anni.includes(p.anno))
      anomalie.errore('ANNO_FUORI_TRIENNIO', `Scheda ${s.id}, personale: il ${p.anno} non è fra gli anni del piano.`, {
        cella: `${posto}.anno`,
        trovato: String(p.anno),
        atteso: contesto.anni.join(', '),
      });
    righe.personaleRichiesto?.push({
      ...nonDetti.personaleRichiesto,
      id: nuovoId(),
      schedaId: scheda.id,
      enteLetto: p.ente,
      enteId: enteDiRisorsa(p.ente, s.id, `${posto}.ente`, cornice),
      profiloLetto: p.profilo,
      profiloId,
      anno: p.anno,
      fteMilli,
      documentoId,
    });
  }
};
