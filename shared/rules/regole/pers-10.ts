import { confronta, frazione, inDecimale, inTesto, prodotto, quoziente } from '#domain/frazione.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { asDellAnno, motivoIgnoti } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import { fte, fteMancanti, intero, rapporto } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoLeps, luogoRegistro } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { personaleVuoto } from './pers-rapporto.ts';

const dopoIlPrimo = (piano: Piano): readonly number[] =>
  derivatoDa([piano.registri.persona, piano.registri.documento, piano.testa], 'pers-10', () =>
    personaleVuoto(piano) === null ? anniDelPiano(piano).slice(1) : [],
  );

/** A year in which the LEPS, reached the year before, is lost. */
export const pers10 = regolaDiRighe<number>({
  id: 'PERS-10',
  titolo: 'Il rapporto peggiora nel triennio',
  gruppo: 'Personale',
  base: 'avviso',
  fonti: [{ norma: 'l-178-2020', articolo: '1', comma: '797' }],
  righe: dopoIlPrimo,
  nome: (anno) => String(anno),
  legge: () => [chiave.personale, chiave.popolazione, chiave.indice],
  esamina: (anno, piano, parametri) => {
    const di = `assistenti sociali ${anno}`;
    const luoghi = [luogoRegistro('personale', `Personale al 31/12/${anno}`), ...luogoLeps(piano, 'LEPS-SSP')];
    const noti = tutti(
      asDellAnno(piano, anno - 1),
      asDellAnno(piano, anno),
      popolazioneAmbito(piano),
      parametri.intero(nomiParametri.sogliaLeps, anno),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [prima, ora, popolazione, ogni] = noti;
    const P = frazione(popolazione.totale);
    const raggiunto = (as: typeof ora) => confronta(prodotto(as.totaleAlFine.fte, frazione(ogni)), P) >= 0;
    if (raggiunto(ora)) return 'ok';
    // Uncounted people of the year before can only make it reached; of this year, too.
    const ignotiOra = motivoIgnoti(piano, ora.totaleAlFine);
    if (!raggiunto(prima)) {
      const ignotiPrima = motivoIgnoti(piano, prima.totaleAlFine);
      return ignotiPrima === null ? 'ok' : nonSi(di, nonVerificabile(ignotiPrima), { luoghi });
    }
    if (ignotiOra !== null) return nonSi(di, nonVerificabile(ignotiOra), { luoghi });
    const [a, b] = [prima.totaleAlFine.fte, ora.totaleAlFine.fte];
    const soglia = frazione(popolazione.totale, ogni);
    return violazione({
      messaggio:
        b.num === 0n
          ? `Nel ${anno} le cessazioni tolgono tutti gli assistenti sociali.`
          : `Nel ${anno} le cessazioni portano il rapporto a ${rapporto(quoziente(P, b))}.`,
      espressione: `${fte(a)} → ${fte(b)} FTE; ne servono ${fteMancanti(soglia)} (${intero(popolazione.totale)} / ${intero(ogni)})`,
      operandi: {
        anno: String(anno),
        ftePrima: inDecimale(a, 6),
        fte: inDecimale(b, 6),
        fteEsatto: inTesto(b),
        popolazione: String(popolazione.totale),
        abitantiPerFte: String(ogni),
      },
      luoghi,
      rimedi: [{ testo: 'Programmare il ricambio di chi cessa.', vai: luogoRegistro('ptfp', 'Fabbisogni (PIAO 3.3)') }],
    });
  },
});
