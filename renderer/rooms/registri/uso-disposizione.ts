import { useMemo, useState } from 'react';
import { decimaliDi, mostraEsatto } from '../../ui/griglia/cifre.ts';
import {
  disponi,
  type Filtri,
  type Filtro,
  type Ordine,
  totaliDiVista,
  totaliInFondo,
} from '../../ui/griglia/ordine.ts';
import type { CellaGriglia, RigaGriglia } from '../../ui/griglia/tipi.ts';
import { rigaDisegnata, type Vista } from './viste.ts';

/** Filters and order of each view: they last as long as the app is open. */
const ricordate = new Map<string, { readonly filtri: Filtri; readonly ordine: Ordine | null }>();

/** Rows of a view as the person arranged them, with the totals and what they are totals of. */
export const useDisposizione = (vista: Vista, diRighe: (n: number, m: number) => string, tutteLeRighe: string) => {
  const [filtri, impostaFiltri] = useState<Filtri>(ricordate.get(vista.id)?.filtri ?? {});
  const [ordine, impostaOrdine] = useState<Ordine | null>(ricordate.get(vista.id)?.ordine ?? null);
  const tutte = useMemo(() => vista.righe.map(rigaDisegnata), [vista.righe]);
  const fondo = useMemo(() => totaliInFondo(tutte), [tutte]);
  const corpo = useMemo(() => tutte.slice(0, tutte.length - fondo.length), [tutte, fondo]);
  const righe = useMemo(() => disponi(corpo, vista.colonne, filtri, ordine), [corpo, vista.colonne, filtri, ordine]);
  const quante = useMemo(() => corpo.filter((r) => !r.totale).length, [corpo]);
  const inVista = useMemo(() => righe.filter((r) => !r.totale).length, [righe]);
  const filtrate = vista.colonne.filter((c) => filtri[c.id] !== undefined);
  const parziale = inVista < quante;
  const finali = useMemo<readonly RigaGriglia[]>(() => {
    if (!parziale) return fondo;
    const somme = totaliDiVista(tutte, righe, vista.colonne);
    const cella = (testo: string, valore: string | null): CellaGriglia => ({
      testo,
      valore,
      stato: valore === null ? 'ok' : 'derivato',
      modificabile: false,
    });
    const primoTesto = vista.colonne.findIndex((_, i) => somme[i] === null || somme[i] === undefined);
    const diVista: RigaGriglia = {
      id: 'totale-in-vista',
      totale: true,
      celle: vista.colonne.map((c, i) => {
        const somma = somme[i] ?? null;
        if (somma !== null) return cella(mostraEsatto(somma, decimaliDi(c.tipo)), somma);
        return cella(i === primoTesto ? diRighe(inVista, quante) : '', null);
      }),
    };
    const interi = fondo.map((r) => ({
      ...r,
      celle: r.celle.map((c, i) => (i === 0 ? { ...c, testo: `${c.testo} ${tutteLeRighe}`.trim() } : c)),
    }));
    return somme.some((x) => x !== null) ? [diVista, ...interi] : interi;
  }, [parziale, fondo, tutte, righe, vista.colonne, inVista, quante, diRighe, tutteLeRighe]);

  const filtra = (colonna: string, filtro: Filtro | null) => {
    const altri = Object.fromEntries(Object.entries(filtri).filter(([id]) => id !== colonna));
    const nuovi = filtro === null ? altri : { ...altri, [colonna]: filtro };
    ricordate.set(vista.id, { filtri: nuovi, ordine });
    impostaFiltri(nuovi);
  };
  const ordina = (nuovo: Ordine | null) => {
    ricordate.set(vista.id, { filtri, ordine: nuovo });
    impostaOrdine(nuovo);
  };
  const azzera = () => {
    ricordate.delete(vista.id);
    impostaFiltri({});
    impostaOrdine(null);
  };
  return { righe, corpo, finali, quante, inVista, parziale, filtri, filtrate, ordine, filtra, ordina, azzera };
};
