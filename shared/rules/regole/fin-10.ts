import { centesimiInTesto } from '#domain/denaro.ts';
import { frazione } from '#domain/frazione.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { lepsDelPacco } from '#domain/leps.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { assegnato, fondiEAnni, importiIlleggibili, programmato, totale } from '#domain/risorse.ts';
import { importo, percentuale, percentualeDi } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoRegistro } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

/** A least share: fund, LEPS, basis points (null = nobody read it) and annualities that the plan spends. */
type Minimo = {
  readonly fondoId: string;
  readonly leps: string;
  readonly bp: number | null;
  readonly anno: number | null;
};

const minimi = (piano: Piano): readonly Minimo[] =>
  derivatoDa([fondiEAnni(piano), piano.pacco, piano.testa], 'fin-10', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.quoteMinime);
    if (eNonVerificabile(tabella)) return [];
    return Object.entries(tabella).flatMap(([fondoId, perLeps]) => {
      const anni = fondiEAnni(piano).filter((f) => f.fondoId === fondoId);
      if (anni.length === 0 || typeof perLeps !== 'object' || perLeps === null) return [];
      return Object.entries(perLeps).flatMap(([leps, valore]): Minimo[] => {
        const bp = typeof valore === 'number' ? valore : null;
        return bp === null
          ? [{ fondoId, leps, bp, anno: null }]
          : anni.map(({ anno }) => ({ fondoId, leps, bp, anno }));
      });
    });
  });

/** Least share of a fund for a LEPS, by annuality of the fund; one question when nobody knows the share. */
export const fin10 = regolaDiRighe<Minimo>({
  id: 'FIN-10',
  titolo: 'Quote minime parametriche',
  gruppo: 'Fonti di finanziamento',
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  fonti: [{ norma: 'nota-mlps-11832-2025' }],
  righe: minimi,
  scelta: (parametri) => parametri.tabella(nomiParametri.quoteMinime),
  nome: (m) => `${m.fondoId}/${m.leps}${m.anno === null ? '' : `/${m.anno}`}`,
  legge: (m) =>
    m.anno === null
      ? []
      : [chiave.fondo(m.fondoId, m.anno), chiave.registro('scheda'), chiave.registro('assegnazione')],
  esamina: ({ fondoId, leps, bp, anno }, piano) => {
    const fondo = perId(piano.pacco.fondi, fondoId)?.breve ?? fondoId;
    const livello = lepsDelPacco(piano.pacco, leps)?.breve ?? leps;
    const di = `quota minima di «${fondo}» per «${livello}»${anno === null ? '' : ` nel ${anno}`}`;
    if (bp === null || anno === null)
      return nonSi(di, nonVerificabile('il modello non la conosce: le linee guida non sono state lette'), {
        rimedi: [{ testo: 'Scriverla nel modello regionale, con la fonte.' }],
      });
    const spesa = programmato(piano, fondoId, anno);
    const luoghi = luoghiSchede(piano, spesa.righe);
    const assegnata = assegnato(piano, fondoId, anno);
    if (eNonVerificabile(assegnata)) return nonSi(di, { ...assegnata, causa: 'FIN-02' }, { luoghi });
    const quota = totale(spesa.righe.filter((r) => r.scheda.leps.some((l) => l.id === leps)));
    if (BigInt(quota.cents) * 10_000n >= BigInt(bp) * BigInt(assegnata.cents)) return 'ok';
    if (quota.ignoti > 0) return nonSi(di, importiIlleggibili(quota.ignoti), { luoghi });
    const scritta = percentualeDi(frazione(quota.cents, assegnata.cents));
    return violazione({
      messaggio: `${fondo} ${anno}: «${livello}» ${scritta} sotto il minimo ${percentuale(bp)}.`,
      espressione: `${importo(quota.cents)} / ${importo(assegnata.cents)} = ${scritta} < ${percentuale(bp)}`,
      operandi: {
        fondo: fondoId,
        leps,
        anno: String(anno),
        quota: centesimiInTesto(quota.cents),
        assegnato: centesimiInTesto(assegnata.cents),
        minimo: String(bp),
      },
      luoghi,
      rimedi: [
        {
          testo: `Spostare su «${livello}» risorse di ${fondo}.`,
          vai: luogoRegistro('risorse', 'Risorse delle schede'),
        },
      ],
    });
  },
});
