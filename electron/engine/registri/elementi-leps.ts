import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { campo } from './campo.ts';
import { type CorpoVista, cellaTesto, colonna, delModello, riga } from './celle.ts';
import { testoLibero } from './generi-valore.ts';
import { type Righe, righeDi } from './lavoro.ts';
import { type Scrittura, soloCelle } from './scrittura.ts';

/** `scheda/elemento`: a scheda and one of the elements that its LEPS ask for. */
const parti = (rigaId: string): readonly [string, string] => {
  const taglio = rigaId.indexOf('/');
  return [rigaId.slice(0, taglio), rigaId.slice(taglio + 1)];
};

const elementiDi = (piano: Piano, scheda: Piano['registri']['scheda'][number]) => {
  const noti = new Map(
    scheda.leps.flatMap((l) => perId(piano.pacco.leps, l.id)?.elementi ?? []).map((e) => [e.id, e.testo] as const),
  );
  for (const id of Object.keys(scheda.elementi))
    if (!noti.has(id)) noti.set(id, id === 'descrizione' ? 'Descrizione' : id);
  return [...noti];
};

/** Mandatory elements of the LEPS, scheda by scheda. */
export const corpoElementi = (piano: Piano): CorpoVista => ({
  colonne: [colonna('scheda', 'Scheda'), colonna('elemento', 'Elemento'), colonna('valore', 'Che cosa dice la scheda')],
  righe: piano.registri.scheda.flatMap((s) =>
    elementiDi(piano, s).map(([id, testo]) =>
      riga(`${s.id}/${id}`, 'scheda', [
        cellaTesto(`${s.codice} ${s.titolo}`, delModello()),
        cellaTesto(testo, delModello()),
        cellaTesto(s.elementi[id] ?? '', { fonte: null, stato: 'mano', nota: null }),
      ]),
    ),
  ),
});

/** Whether a row of the view is one: the scheda is there and its LEPS ask for that element. */
const chiesto = ({ piano }: Righe, rigaId: string): boolean => {
  const [schedaId, elemento] = parti(rigaId);
  const scheda = perId(piano.registri.scheda, schedaId);
  return scheda !== undefined && elementiDi(piano, scheda).some(([id]) => id === elemento);
};

/** Writing of the elements. */
export const scritturaElementi = (piano: Piano): Scrittura => {
  const uno = (chiave: string) =>
    campo('scheda', {
      ...{ id: 'valore', titolo: 'Che cosa dice la scheda', genere: testoLibero, campi: ['elementi'], chiave },
      altrove: { registro: 'scheda', di: (_: Righe, rigaId: string) => parti(rigaId)[0] },
    });
  const base = uno('');
  const righe = righeDi(piano);
  return soloCelle([
    {
      ...base,
      attuale: (r, id) => (chiesto(r, id) ? uno(parti(id)[1]).attuale(r, id) : null),
      accanto: (p, id) => uno(parti(id)[1]).accanto(p, id),
      scrivi: (lavoro, id, testo, d) =>
        righe.riga('scheda', parti(id)[0]) === undefined
          ? { messaggio: 'La scheda non c’è più: aggiornare il registro.' }
          : uno(parti(id)[1]).scrivi(lavoro, id, testo, d),
    },
  ]);
};
