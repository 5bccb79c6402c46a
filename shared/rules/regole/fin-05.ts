import { centesimiInTesto } from '#domain/denaro.ts';
import { frazione } from '#domain/frazione.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import { assegnato, fondiEAnni, importiIlleggibili, programmato, totale } from '#domain/risorse.ts';
import { euro, importo, percentuale, percentualeDi } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luoghiSchede, luogoRegistro, luogoRiga } from '../luoghi.ts';
import { lettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

type Annualita = { readonly fondoId: string; readonly anno: number };
const annualita = (piano: Piano): readonly Annualita[] => {
  const fondi = fondiEAnni(piano);
  return derivatoDa([fondi, piano.pacco, piano.testa], 'fin-05', () => {
    const fondo = lettoreParametri(piano).testo(nomiParametri.fondoMinori);
    return eNonVerificabile(fondo) ? [] : fondi.filter((f) => f.fondoId === fondo);
  });
};

/** Share of the national fund for social policies given to minors, by annuality of the fund. */
export const fin05 = regolaDiRighe<Annualita>({
  id: 'FIN-05',
  titolo: 'FNPS: quota minori',
  gruppo: 'Fonti di finanziamento',
  base: 'avviso',
  fonti: [{ norma: 'piano-sociale-2021-2023' }, { testo: 'atto regionale di riparto (le fonti sono discordi)' }],
  righe: annualita,
  nome: (a) => `${a.fondoId}/${a.anno}`,
  legge: (a) => [chiave.fondo(a.fondoId, a.anno), chiave.registro('scheda')],
  esamina: ({ fondoId, anno }, piano, parametri) => {
    const spesa = programmato(piano, fondoId, anno);
    const luoghi = luoghiSchede(piano, spesa.righe);
    const di = `quota per i minori di ${fondoId} ${anno}`;
    const noti = tutti(
      parametri.intero(nomiParametri.quotaMinoriBp, anno),
      parametri.elenco(nomiParametri.programmiMinori, anno),
      assegnato(piano, fondoId, anno),
    );
    if (eNonVerificabile(noti))
      return nonSi(di, noti, {
        luoghi,
        rimedi: [{ testo: "Se la Regione fissa una quota, scriverla nel modello regionale con l'atto." }],
      });
    const [soglia, programmi, fondo] = noti;
    const minori = totale(spesa.righe.filter((r) => r.programmaId !== null && programmi.includes(r.programmaId)));
    if (BigInt(minori.cents) * 10_000n >= BigInt(soglia) * BigInt(fondo.cents)) return 'ok';
    if (minori.ignoti > 0) return nonSi(di, importiIlleggibili(minori.ignoti), { luoghi });
    const senza = spesa.righe.filter((r) => r.programmaId === null).length;
    if (senza > 0)
      return nonSi(di, nonVerificabile(`${senza} risorse non hanno un programma riconosciuto`), { luoghi });
    const quota = percentualeDi(frazione(minori.cents, fondo.cents));
    return violazione({
      messaggio: `${fondoId} ai minori nel ${anno}: ${quota} (soglia ${percentuale(soglia)}).`,
      espressione: `${importo(minori.cents)} / ${importo(fondo.cents)} = ${quota} < ${percentuale(soglia)}`,
      operandi: {
        fondo: fondoId,
        anno: String(anno),
        minori: centesimiInTesto(minori.cents),
        totale: centesimiInTesto(fondo.cents),
        soglia: String(soglia),
      },
      luoghi: [
        ...luoghi,
        ...fondo.righe.map((r) => luogoRiga(piano, 'assegnazione', r, `${fondoId} ${anno}, assegnazione`)),
      ],
      rimedi: [
        {
          testo: `Ai minori (programmi ${programmi.join(', ')}) vanno ${euro(minori.cents)} su ${euro(fondo.cents)}: spostare risorse, o citare l'atto regionale che lo consente.`,
          vai: luogoRegistro('risorse', 'Risorse delle schede'),
        },
      ],
    });
  },
});
