import { righeInUso } from '#domain/documenti.ts';
import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { confronta, differenza, frazione, inDecimale, inTesto } from '#domain/frazione.ts';
import { fteDisponibile } from '#domain/incarichi.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import { motivoIgnoti } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { fte, fteMancanti, millesimi } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { defineRule } from '../define.ts';
import { luogoRegistro, luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';

type Richiesta = Riga<'personaleRichiesto'>;
const chiaveDi = (piano: Piano, r: Richiesta) =>
  `${r.enteId === null ? `?${r.enteLetto}` : chiaveEnte(piano, r.enteId)}/${r.profiloId ?? `?${r.profiloLetto}`}/${r.anno}`;
/** Requests by `ente/profilo/anno`. */
const perSoggetto = (piano: Piano) =>
  derivatoDa([piano.registri.personaleRichiesto, piano.registri.ente, piano.registri.comune], 'pers-21', () =>
    Map.groupBy(piano.registri.personaleRichiesto, (r) => chiaveDi(piano, r)),
  );

/** Staff that the schede ask of a body against what it will have at the end of the year, exact. */
export const pers21 = defineRule({
  id: 'PERS-21',
  titolo: 'Personale richiesto oltre il disponibile',
  gruppo: 'Personale',
  base: 'avviso',
  fonti: [{ norma: 'dlgs-165-2001', articolo: '6' }, { testo: 'coerenza con il PIAO, sezione 3.3' }],
  soggetti: (piano) => [...perSoggetto(piano).keys()],
  vuoto: (piano) =>
    piano.registri.personaleRichiesto.length === 0 ? 'Il registro del personale richiesto dalle schede è vuoto.' : null,
  legge: (soggetto, piano) => {
    const r = perSoggetto(piano).get(soggetto)?.[0];
    return [
      chiave.personale,
      chiave.registro('scheda'),
      r ? chiave.richiesto(r.enteId, r.profiloId, r.anno) : chiave.registro('personaleRichiesto'),
    ];
  },
  verifica: (soggetto, piano) => {
    const richieste = perSoggetto(piano).get(soggetto) ?? [];
    const prima = esaminato(richieste[0], 'PERS-21', soggetto);
    const { anno, enteId, profiloId } = prima;
    const ente = nomeEnte(piano, enteId, prima.enteLetto);
    const profilo = perId(piano.pacco.profili, profiloId)?.nome ?? prima.profiloLetto;
    const di = `${ente} ${anno}, ${profilo}`;
    const luoghi = [
      ...richieste.map((r) => {
        const scheda = perId(piano.registri.scheda, r.schedaId);
        return scheda
          ? luogoRiga(piano, 'scheda', scheda, `${scheda.codice} ${scheda.titolo}`)
          : luogoRegistro('schede', 'Schede');
      }),
      luogoRegistro('personale', `Personale di ${ente} al 31/12/${anno}`),
    ];
    if (enteId === null)
      return nonSi(di, nonVerificabile(`l'ente «${prima.enteLetto}» non è riconosciuto`), { luoghi });
    if (profiloId === null)
      return nonSi(di, nonVerificabile(`il profilo «${prima.profiloLetto}» non è riconosciuto`), { luoghi });
    if (righeInUso(piano, piano.registri.persona).length === 0)
      return nonSi(di, nonVerificabile('il registro del personale è vuoto'), { luoghi });
    const richiestiMilli = richieste.reduce((a, r) => a + r.fteMilli, 0);
    const richiesti = frazione(richiestiMilli, 1000);
    const disponibili = fteDisponibile(piano, enteId, profiloId, anno);
    if (confronta(richiesti, disponibili.fte) <= 0) return 'ok';
    const ignoti = motivoIgnoti(piano, disponibili);
    if (ignoti !== null) return nonSi(di, nonVerificabile(ignoti), { luoghi });
    const mancano = differenza(richiesti, disponibili.fte);
    return violazione({
      messaggio: `${ente} ${anno}: le schede chiedono ${millesimi(richiestiMilli)} unità di ${profilo}, disponibili ${fte(disponibili.fte)}.`,
      espressione: `${fte(richiesti)} > ${fte(disponibili.fte)}; mancano ${fteMancanti(mancano)}`,
      operandi: {
        anno: String(anno),
        ente,
        profilo: profiloId,
        richiesti: inDecimale(richiesti, 6),
        disponibili: inDecimale(disponibili.fte, 6),
        disponibiliEsatti: inTesto(disponibili.fte),
        mancano: inDecimale(mancano, 6),
      },
      luoghi,
      rimedi: [
        {
          testo: `Ridurre la richiesta di ${fteMancanti(mancano)}, programmare un'assunzione o indicare un altro ente.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});
