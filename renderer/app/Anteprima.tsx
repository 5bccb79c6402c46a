import { useMemo, useSyncExternalStore } from 'react';
import s from './Anteprima.module.css';
import { coloriAnteprima, nonceDellaPagina, vestiAnteprima } from './anteprima.ts';

const sistemaScuro = window.matchMedia('(prefers-color-scheme: dark)');

/** The look of the page now (theme chosen, theme of the system); a change of either draws the frame again. */
const useAspetto = (): string =>
  useSyncExternalStore(
    (avvisa) => {
      const scelto = new MutationObserver(avvisa);
      scelto.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
      sistemaScuro.addEventListener('change', avvisa);
      return () => {
        scelto.disconnect();
        sistemaScuro.removeEventListener('change', avvisa);
      };
    },
    () => `${document.documentElement.dataset.theme ?? 'auto'}-${sistemaScuro.matches}`,
  );

/** A document in a frame of its own: no scripts, no origin, no navigation; the same text that is exported. */
export const Anteprima = ({ titolo, html }: { readonly titolo: string; readonly html: string }) => {
  const aspetto = useAspetto();
  const pagina = useMemo(
    () => ({ chiave: aspetto, testo: vestiAnteprima(html, nonceDellaPagina(), coloriAnteprima()) }),
    [html, aspetto],
  );
  return <iframe key={pagina.chiave} className={s.cornice} title={titolo} sandbox="" srcDoc={pagina.testo} />;
};
