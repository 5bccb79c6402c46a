import { confronta, differenza, frazione, inDecimale, inTesto, prodotto } from '#domain/frazione.ts';
import { annoDi, fineAnno } from '#domain/giorni.ts';
import { consistenzaAl, incarichi } from '#domain/incarichi.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { motivoIgnoti } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import { fte, fteMancanti, intero } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { Regola } from '../define.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoLeps, luogoRegistro } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const anni = (piano: Piano): readonly number[] => derivatoDa([piano.testa], 'anni', () => anniDelPiano(piano));

/** First year in which a parameter of the pack is in force; the standard is shown before, as information. */
const dal = (piano: Piano, parametro: string): number => {
  const inizio = piano.pacco.parametri.flatMap((p) =>
    p.id === parametro && p.validoDal !== null ? [p.validoDal] : [],
  );
  return inizio.length === 0 ? 0 : annoDi(inizio.toSorted()[0] ?? '0000');
};

type Figura = {
  readonly id: string;
  readonly titolo: string;
  readonly soglia: 'abitantiPsicologo' | 'abitantiEducatore';
  readonly profili: 'profiliPsicologo' | 'profiliEducatore';
  readonly nome: string;
  readonly fonti: Regola['fonti'];
};

const equipe = ({ id, titolo, soglia, profili, nome, fonti }: Figura): Regola =>
  regolaDiRighe<number>({
    id,
    titolo,
    gruppo: 'Copertura LEPS',
    base: 'informazione',
    fonti,
    gravita: ({ soggetto }, piano) =>
      Number(soggetto) >= dal(piano, nomiParametri[soglia]) ? 'avviso' : 'informazione',
    righe: anni,
    nome: (anno) => String(anno),
    legge: () => [chiave.personale, chiave.popolazione, chiave.indice, chiave.registro('documento')],
    esamina: (anno, piano, parametri) => {
      const di = `${nome.toLowerCase()} ${anno}`;
      const luoghi = [luogoRegistro('personale', `Personale al 31/12/${anno}`), ...luogoLeps(piano, 'LEPS-EQM')];
      const letti = Math.max(anno, dal(piano, nomiParametri[soglia]));
      const noti = tutti(
        popolazioneAmbito(piano),
        parametri.intero(nomiParametri[soglia], letti),
        parametri.elenco(nomiParametri[profili], letti),
      );
      if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
      const [popolazione, ogni, ammessi] = noti;
      const voci = incarichi(piano).filter((i) => i.sociale && i.profiloId !== null && ammessi.includes(i.profiloId));
      if (voci.length === 0)
        return nonSi(
          di,
          nonVerificabile(
            'nel registro del personale non c’è questo profilo: se non c’è nessuno, accettare con il motivo',
          ),
          { luoghi },
        );
      const n = consistenzaAl(voci, fineAnno(anno));
      const P = frazione(popolazione.totale);
      if (confronta(prodotto(n.fte, frazione(ogni)), P) >= 0) return 'ok';
      const ignoti = motivoIgnoti(piano, n);
      if (ignoti !== null) return nonSi(di, nonVerificabile(ignoti), { luoghi });
      const fabbisogno = frazione(popolazione.totale, ogni);
      const manca = differenza(fabbisogno, n.fte);
      return violazione({
        messaggio: `${nome}: ${fte(n.fte)} FTE su ${fte(fabbisogno)} (${intero(popolazione.totale)} abitanti / ${intero(ogni)}) nel ${anno}.`,
        espressione: `${fte(n.fte)} × ${intero(ogni)} < ${intero(popolazione.totale)}; mancano ${fteMancanti(manca)}`,
        operandi: {
          anno: String(anno),
          fte: inDecimale(n.fte, 6),
          fteEsatto: inTesto(n.fte),
          popolazione: String(popolazione.totale),
          abitantiPerFte: String(ogni),
          mancano: inDecimale(manca, 6),
        },
        luoghi,
        rimedi: [
          {
            testo: `Programmare ${fteMancanti(manca)} FTE o indicare il percorso progressivo.`,
            vai: luogoRegistro('personale', 'Personale e fabbisogni'),
          },
        ],
      });
    },
  });

const c700 = { norma: 'l-199-2025', articolo: '1', comma: '700', lettera: 'b' };

/** LEPS-08 and LEPS-09: the multidisciplinary team, by profile and year. */
export const regoleEquipe = [
  equipe({
    id: 'LEPS-08',
    titolo: 'Équipe: psicologi',
    soglia: 'abitantiPsicologo',
    profili: 'profiliPsicologo',
    nome: 'Psicologi',
    fonti: [c700],
  }),
  equipe({
    id: 'LEPS-09',
    titolo: 'Équipe: educatori socio-pedagogici',
    soglia: 'abitantiEducatore',
    profili: 'profiliEducatore',
    nome: 'Educatori socio-pedagogici',
    fonti: [c700, { norma: 'l-55-2024', articolo: '3' }],
  }),
] as const;
