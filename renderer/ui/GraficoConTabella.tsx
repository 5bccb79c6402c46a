import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Bottone } from './Bottone.tsx';
import { scorribile } from './Colonne.tsx';
import { classi } from './classi.ts';
import s from './GraficoConTabella.module.css';
import { Pannello } from './Pannello.tsx';

/** Table beside a chart: the same data, readable without seeing the drawing. */
export type TabellaGrafico = {
  readonly intestazioni: readonly string[];
  /** First cell = head of the row; `id` tells rows apart. */
  readonly righe: readonly { readonly id: string; readonly celle: readonly ReactNode[] }[];
};

/** Simple data table of a card. */
export const TabellaDati = ({
  titolo,
  tabella,
  allineata = 'fine',
}: {
  readonly titolo: string;
  readonly tabella: TabellaGrafico;
  /** Cells after the first: numbers at the end, words at the start. */
  readonly allineata?: 'fine' | 'inizio';
}) => (
  <section className={s.scorre} aria-label={titolo} {...scorribile}>
    <table className={classi(s.tabella, allineata === 'inizio' && s.parole)}>
      <thead>
        <tr>
          {tabella.intestazioni.map((testo) => (
            <th key={testo} scope="col">
              {testo}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tabella.righe.map(({ id, celle: [prima, ...resto] }) => (
          <tr key={id}>
            <th scope="row">{prima}</th>
            {resto.map((cella, i) => (
              <td key={tabella.intestazioni[i + 1]}>{cella}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/**
 * Card with a chart drawn from an option that the engine made (plain data), with a switch to its table. The library arrives only
 * when a chart is in view; colours follow the theme.
 */
export const GraficoConTabella = ({
  titolo,
  nota,
  children,
  descrizione,
  opzione,
  altezza,
  tabella,
  testi,
}: {
  readonly titolo: string;
  readonly nota?: ReactNode;
  /** What follows the chart in the card. */
  readonly children?: ReactNode;
  /** The chart in words: what a person who does not see it must know. */
  readonly descrizione: string;
  readonly opzione: Readonly<Record<string, unknown>>;
  readonly altezza: number;
  readonly tabella: TabellaGrafico;
  readonly testi: { readonly mostraTabella: string; readonly mostraGrafico: string };
}) => {
  const [comeTabella, scegli] = useState(false);
  const tela = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const nodo = tela.current;
    if (nodo === null || comeTabella) return;
    let vivo = true;
    let smetti = () => {};
    void import('./disegno-grafico.ts').then(({ disegna }) => {
      if (vivo) smetti = disegna(nodo, opzione);
    });
    return () => {
      vivo = false;
      smetti();
    };
  }, [opzione, comeTabella]);
  return (
    <Pannello
      titolo={titolo}
      {...(nota === undefined ? {} : { nota })}
      azioni={
        <Bottone
          variante="quieta"
          misura="piccola"
          icona={comeTabella ? ChartColumn : Table2}
          etichetta={comeTabella ? testi.mostraGrafico : testi.mostraTabella}
          onPress={() => scegli(!comeTabella)}
        />
      }
    >
      {comeTabella ? (
        <TabellaDati titolo={titolo} tabella={tabella} />
      ) : (
        <div ref={tela} className={s.grafico} style={{ height: altezza }} role="img" aria-label={descrizione} />
      )}
      {children}
    </Pannello>
  );
};
