import { useEffect, useMemo, useState } from 'react';
import s from './Anteprima.module.css';
import { coloriAnteprima, nonceDellaPagina, vestiAnteprima } from './anteprima.ts';
import { useTema } from './tema.ts';

/** Whether the system asks for the dark theme; a change draws again. */
const useSistemaScuro = (): boolean => {
  const [scuro, segna] = useState(() => window.matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const domanda = window.matchMedia('(prefers-color-scheme: dark)');
    const senti = () => segna(domanda.matches);
    domanda.addEventListener('change', senti);
    return () => domanda.removeEventListener('change', senti);
  }, []);
  return scuro;
};

/** A document in a frame of its own: no scripts, no origin, no navigation; the same text that is exported. */
export const Anteprima = ({ titolo, html }: { readonly titolo: string; readonly html: string }) => {
  const tema = useTema();
  const scuro = useSistemaScuro();
  const pagina = useMemo(
    () => ({ chiave: `${tema}-${scuro}`, testo: vestiAnteprima(html, nonceDellaPagina(), coloriAnteprima()) }),
    [html, tema, scuro],
  );
  return <iframe key={pagina.chiave} className={s.cornice} title={titolo} sandbox="" srcDoc={pagina.testo} />;
};
