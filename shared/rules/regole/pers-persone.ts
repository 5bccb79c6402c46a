import { chiaveAlias } from '#domain/alias.ts';
import { righeInUso } from '#domain/documenti.ts';
import { nomeEnte } from '#domain/enti.ts';
import { frazione, inDecimale } from '#domain/frazione.ts';
import { siSovrappongono } from '#domain/giorni.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Persona } from '#domain/registri.ts';
import { fte } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Personale';
const inUso = (piano: Piano): readonly Persona[] => righeInUso(piano, piano.registri.persona);
const contata = (p: Persona) => p.doppiaDi === null && p.esclusaPerche === null;
const legge = () => [chiave.personale, chiave.registro('documento')];
const luogo = (piano: Piano, p: Persona) =>
  luogoRiga(piano, 'persona', p, `${p.matricola}, ${nomeEnte(piano, p.enteId, p.enteLetto)}`);

/** Rows that are one person for sure: same number and same day of hire. Numbers alone repeat from body to body. */
const unita = (piano: Piano): readonly (readonly Persona[])[] =>
  derivatoDa([inUso(piano)], 'pers-18', () => [
    ...Map.groupBy(inUso(piano).filter(contata), (p) => `${p.matricola.trim()}/${p.dal ?? p.id}`).values(),
  ]);

/** One person counted for more than the whole of her time. */
export const pers18 = regolaDiRighe<readonly Persona[]>({
  id: 'PERS-18',
  titolo: 'Doppio conteggio',
  gruppo,
  base: 'avviso',
  fonti: [{ testo: 'una persona lavora al più per un’unità' }],
  righe: unita,
  nome: (u) => u[0]?.matricola ?? '',
  legge,
  esamina: (u, piano) => {
    const insieme = u.filter((p) => u.some((q) => q === p || siSovrappongono(p, q)));
    const quota = insieme.reduce((a, p) => a + p.quotaBp, 0);
    const [prima] = u;
    if (
      prima === undefined ||
      quota <= 10_000 ||
      (u.length > 1 && !u.some((p, i) => u.some((q, j) => i !== j && siSovrappongono(p, q))))
    )
      return 'ok';
    const luoghi = u.map((p) => luogo(piano, p));
    return violazione({
      messaggio: `L'unità ${prima.matricola} è conteggiata per ${fte(frazione(quota, 10_000))} FTE (${elencoInLinea(u.map((p) => nomeEnte(piano, p.enteId, p.enteLetto)))}).`,
      espressione: `${u.map((p) => inDecimale(frazione(p.quotaBp, 10_000), 2).replace('.', ',')).join(' + ')} > 1,00`,
      operandi: { matricola: prima.matricola, quotaBp: String(quota), righe: String(u.length) },
      luoghi,
      rimedi: [
        {
          testo: 'Ripartire la quota fra gli enti: la somma è al più una unità.',
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});

const conArea = (piano: Piano): readonly Persona[] =>
  derivatoDa([inUso(piano), piano.pacco], 'pers-19', () =>
    inUso(piano).filter(
      (p) =>
        p.doppiaDi === null &&
        (p.areaLetta ?? '').trim() !== '' &&
        perId(piano.pacco.profili, p.profiloId)?.area != null,
    ),
  );

/** Area of the contract that a read name stands for, or null. */
const areaDi = (aree: Readonly<Record<string, unknown>>, letta: string): string | null => {
  const cercata = chiaveAlias(letta);
  const trovata = Object.entries(aree).find(
    ([area, nomi]) =>
      chiaveAlias(area) === cercata || (Array.isArray(nomi) && nomi.some((n) => chiaveAlias(String(n)) === cercata)),
  );
  return trovata?.[0] ?? null;
};

/** A profile read in an area that is not its own. */
export const pers19 = regolaDiRighe<Persona>({
  id: 'PERS-19',
  titolo: 'Area CCNL incongruente',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'ccnl-fl-2019-2021' }],
  righe: conArea,
  nome: (p) => p.matricola,
  legge,
  esamina: (p, piano, parametri) => {
    const profilo = perId(piano.pacco.profili, p.profiloId);
    const aree = parametri.tabella(nomiParametri.areeContratto);
    const letta = p.areaLetta ?? '';
    if (profilo === undefined || profilo.area === null) return 'ok';
    const luoghi = [luogo(piano, p)];
    if (eNonVerificabile(aree)) return nonSi(`area di ${p.matricola}`, aree, { luoghi });
    const area = areaDi(aree, letta);
    if (area === null)
      return nonSi(`area di ${p.matricola}`, nonVerificabile(`«${letta}» non è un'area nota`), { luoghi });
    if (area === profilo.area) return 'ok';
    return violazione({
      messaggio: `${p.matricola}: ${profilo.nome} risulta in area ${area}.`,
      espressione: `${area} ≠ ${profilo.area}`,
      operandi: { matricola: p.matricola, profilo: profilo.id, area, attesa: profilo.area },
      luoghi,
      rimedi: [
        {
          testo: `Correggere il profilo o l'area: ${profilo.nome} è in area ${profilo.area}.`,
          ...(luoghi[0] ? { vai: luoghi[0] } : {}),
        },
      ],
    });
  },
});
