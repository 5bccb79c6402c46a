import { contiene, fineAnno, inizioAnno, siSovrappongono } from '#domain/giorni.ts';
import { derivato, perId, raggruppa } from '#domain/indice.ts';
import { lepsDelPacco } from '#domain/leps.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { type Risorsa, risorse } from '#domain/risorse.ts';
import type { Stato } from '#domain/stati.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { defineRule, type ElencoSoggetti } from '../define.ts';
import { luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';

const perSoggetto = (piano: Piano) =>
  raggruppa(
    risorse(piano),
    'fin-01',
    (r) => `${r.scheda.codice}/${r.copertura.fondoId ?? `?${r.copertura.fondoLetto}`}`,
  );

const elenco = (piano: Piano): ElencoSoggetti =>
  derivato(perSoggetto(piano), 'elenco', () => {
    const righe = [...perSoggetto(piano)];
    return new Map(
      righe.map(([soggetto, r]) => [soggetto, { chiavi: [...new Set(r.map((x) => x.scheda.id))].map(chiave.scheda) }]),
    );
  });

/** Whether a fund pays a LEPS in a year: the row of the matrix valid then; silence is `sconosciuto`, never admitted. */
export const ammissibilita = (
  pacco: PaccoCompilato,
  fondo: string,
  leps: string,
  anno: number,
): Stato<'ammissibilita'> => {
  const righe =
    raggruppa(pacco.ammissibilita, 'fondo-leps', (a) => `${a.fondo}/${a.leps}`).get(`${fondo}/${leps}`) ?? [];
  const valida =
    righe.find((a) => contiene({ dal: a.validoDal, al: a.validoAl }, fineAnno(anno))) ??
    righe.find((a) =>
      siSovrappongono({ dal: a.validoDal, al: a.validoAl }, { dal: inizioAnno(anno), al: fineAnno(anno) }),
    );
  return valida?.esito ?? 'sconosciuto';
};

const fondiAmmessi = (pacco: PaccoCompilato, leps: readonly string[], anno: number): string[] =>
  pacco.fondi
    .filter((f) => f.tutteLeps || leps.some((l) => ammissibilita(pacco, f.id, l, anno) === 'ammesso'))
    .map((f) => f.breve);

/** Worst answer over the years of the resources; within a year one admitted LEPS is enough (decisions.md). */
const giudizio = (pacco: PaccoCompilato, fondo: string, leps: readonly string[], righe: readonly Risorsa[]) => {
  const anni = [...new Set(righe.map((r) => r.copertura.anno))].sort((a, b) => a - b);
  const perAnno = anni.map((anno) => {
    const esiti = leps.map((l) => ammissibilita(pacco, fondo, l, anno));
    const esito: Stato<'ammissibilita'> = esiti.includes('ammesso')
      ? 'ammesso'
      : esiti.every((e) => e === 'non_ammesso')
        ? 'non_ammesso'
        : 'sconosciuto';
    return { anno, esito };
  });
  const con = (esito: Stato<'ammissibilita'>) => perAnno.filter((p) => p.esito === esito).map((p) => p.anno);
  return { vietati: con('non_ammesso'), ignoti: con('sconosciuto') };
};

/** A fund that pays for a scheda whose LEPS it may not finance. Subject: scheda × fund. */
export const fin01 = defineRule({
  id: 'FIN-01',
  titolo: 'Fonte non ammessa',
  gruppo: 'Fonti di finanziamento',
  base: 'bloccante',
  fonti: [{ testo: 'tabella delle fonti per LEPS (linee guida), con le condizioni di ogni fondo' }],
  soggetti: (piano) => [...perSoggetto(piano).keys()],
  vuoto: (piano) =>
    piano.registri.copertura.length === 0 ? 'Il registro delle risorse è vuoto: le schede non hanno importi.' : null,
  elenco,
  legge: (soggetto, piano) => elenco(piano).get(soggetto)?.chiavi ?? [],
  verifica: (soggetto, piano) => {
    const righe = perSoggetto(piano).get(soggetto) ?? [];
    const { scheda, copertura } = esaminato(righe[0], 'FIN-01', soggetto);
    const fondo = perId(piano.pacco.fondi, copertura.fondoId);
    const nome = fondo?.breve ?? copertura.fondoLetto;
    const luoghi = [luogoRiga(piano, 'scheda', scheda, `${scheda.codice} ${scheda.titolo}`)];
    const di = `${scheda.codice}, ${nome}`;
    if (fondo === undefined)
      return nonSi(di, nonVerificabile(`il fondo «${copertura.fondoLetto}» non è riconosciuto`), { luoghi });
    if (fondo.tutteLeps) return 'ok';
    const leps = scheda.leps.flatMap((l) => (l.id === null ? [] : [l.id]));
    if (leps.length === 0) return nonSi(di, nonVerificabile('la scheda non ha un LEPS riconosciuto'), { luoghi });
    const { vietati, ignoti } = giudizio(piano.pacco, fondo.id, leps, righe);
    const nomi = elencoInLinea(leps.map((l) => `«${lepsDelPacco(piano.pacco, l)?.breve ?? l}»`));
    const operandi = { fondo: fondo.id, leps: leps.join(' '), scheda: scheda.codice };
    if (vietati.length + ignoti.length === 0) return 'ok';
    const altri = fondiAmmessi(piano.pacco, leps, vietati[0] ?? ignoti[0] ?? piano.testa.annoInizio);
    const rimedi = [
      {
        testo:
          altri.length > 0 ? `Scegliere fra: ${altri.join(', ')}.` : 'Indicare una fonte ammessa, con il suo atto.',
        ...(luoghi[0] ? { vai: luoghi[0] } : {}),
      },
    ];
    if (vietati.length > 0)
      return violazione({
        messaggio: `${nome} non finanzia ${nomi} (scheda ${scheda.codice}, ${vietati.join(', ')}).`,
        espressione: `ammissibilità(${fondo.id}; ${leps.join(', ')}) = non ammesso`,
        operandi: { ...operandi, anni: vietati.join(' ') },
        luoghi,
        rimedi,
      });
    return nonSi(di, nonVerificabile(`il modello non dice se ${nome} finanzia ${nomi} (${ignoti.join(', ')})`), {
      operandi: { ...operandi, anni: ignoti.join(' ') },
      luoghi,
      rimedi,
    });
  },
});
