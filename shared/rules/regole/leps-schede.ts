import { comuniDellAmbito } from '#domain/enti.ts';
import { derivatoDa } from '#domain/indice.ts';
import { lepsDelPacco } from '#domain/leps.ts';
import { nonVerificabile } from '#domain/non-verificabile.ts';
import type { Leps } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';
import { schedeDelLeps } from '#domain/risorse.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoLeps, luogoScheda } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Copertura LEPS';

const conElementi = (piano: Piano): readonly Leps[] =>
  derivatoDa([piano.pacco, piano.registri.scheda], 'leps-02', () =>
    piano.pacco.leps.filter((l) => l.elementi.length > 0 && schedeDelLeps(piano, l.id).length > 0),
  );

/** Whether a scheda says that an element of its LEPS is there. */
const presente = (scheda: Scheda, elemento: string): boolean => {
  const valore = Object.hasOwn(scheda.elementi, elemento) ? (scheda.elementi[elemento] ?? '').trim() : '';
  return valore !== '' && valore.toLowerCase() !== 'no';
};

/** Elements that the schede of a LEPS must tell and none of them does. A scheda that tells none yet is not verifiable. */
export const leps02 = regolaDiRighe<Leps>({
  id: 'LEPS-02',
  titolo: 'Elementi obbligatori mancanti',
  gruppo,
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  fonti: [{ testo: 'schede dei LEPS nei Piani nazionali; catalogo del modello' }],
  righe: conElementi,
  nome: (l) => l.id,
  legge: () => [chiave.registro('scheda'), chiave.indice],
  esamina: (l, piano) => {
    const schede = schedeDelLeps(piano, l.id);
    const mancano = l.elementi.filter((e) => !schede.some((s) => presente(s, e.id)));
    if (mancano.length === 0) return 'ok';
    const luoghi = [...schede.map((s) => luogoScheda(piano, s)), ...luogoLeps(piano, l.id)];
    if (mancano.length === l.elementi.length)
      return nonSi(`elementi di «${l.breve}»`, nonVerificabile('la scheda non li dice ancora'), { luoghi });
    const testi = mancano.map((e) => e.testo);
    return violazione({
      messaggio: `Nella scheda «${l.nome}» manca: ${elencoInLinea(testi)}.`,
      espressione: `${l.elementi.length - mancano.length} elementi su ${l.elementi.length}`,
      operandi: { leps: l.id, manca: mancano.map((e) => e.id).join(' ') },
      luoghi,
      rimedi: [{ testo: 'Scrivere gli elementi indicati nella scheda.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});

/** Comuni of the Ambito that a scheda does not serve. */
export const leps16 = regolaDiRighe<Scheda>({
  id: 'LEPS-16',
  titolo: 'Copertura territoriale',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '160' }],
  righe: (piano) =>
    derivatoDa([piano.registri.scheda], 'leps-16', () =>
      piano.registri.scheda.filter((s) => s.leps.some((l) => l.id !== null)),
    ),
  nome: (s) => s.codice,
  legge: () => [chiave.registro('scheda')],
  esamina: (scheda, piano) => {
    const leps = scheda.leps.flatMap((l) => (l.id === null ? [] : [l.id]));
    const nomi = elencoInLinea(leps.map((id) => `«${lepsDelPacco(piano.pacco, id)?.nome ?? id}»`));
    const luoghi = [luogoScheda(piano, scheda)];
    if (scheda.comuni.length === 0)
      return nonSi(`scheda ${scheda.codice}`, nonVerificabile('non dice quali Comuni serve'), { luoghi });
    // Several schede may share a LEPS: a Comune is left out only when none of them serves it.
    const serviti = new Set<string | null>(
      leps.flatMap((id) => schedeDelLeps(piano, id)).flatMap((s) => s.comuni.map((c) => c.id)),
    );
    const mancano = comuniDellAmbito(piano).filter((c) => !serviti.has(c.id));
    if (mancano.length === 0) return 'ok';
    if (scheda.comuni.some((c) => c.id === null && !/^\d{6}$/u.test(c.letto.trim())))
      return nonSi(`scheda ${scheda.codice}`, nonVerificabile('un Comune della scheda non è riconosciuto'), { luoghi });
    return violazione({
      messaggio: `${nomi} (scheda ${scheda.codice}) non copre: ${elencoInLinea(mancano.map((c) => c.nome))}.`,
      espressione: `${comuniDellAmbito(piano).length - mancano.length} Comuni serviti su ${comuniDellAmbito(piano).length}`,
      operandi: { scheda: scheda.codice, leps: leps.join(' '), mancano: mancano.map((c) => c.codiceIstat).join(' ') },
      luoghi,
      rimedi: [{ testo: "Estendere il servizio, o spiegare l'alternativa.", ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
