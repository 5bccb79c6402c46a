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

type Testi = { readonly mostraTabella: string; readonly mostraGrafico: string };

/** Card with a picture of any kind and a switch to its table: the same data, to be read. */
export const PannelloConTabella = ({
  titolo,
  nota,
  children,
  azioni,
  disegno,
  tabella,
  testi,
  allineata = 'fine',
}: {
  readonly titolo: string;
  readonly nota?: ReactNode;
  /** What follows the picture in the card. */
  readonly children?: ReactNode;
  /** Choices that hold for picture and table. */
  readonly azioni?: ReactNode;
  readonly disegno: ReactNode;
  readonly tabella: TabellaGrafico;
  readonly testi: Testi;
  readonly allineata?: 'fine' | 'inizio';
}) => {
  const [comeTabella, scegli] = useState(false);
  return (
    <Pannello
      titolo={titolo}
      {...(nota === undefined ? {} : { nota })}
      azioni={
        <>
          {azioni}
          <Bottone
            variante="quieta"
            misura="piccola"
            icona={comeTabella ? ChartColumn : Table2}
            etichetta={comeTabella ? testi.mostraGrafico : testi.mostraTabella}
            onPress={() => scegli(!comeTabella)}
          />
        </>
      }
    >
      {comeTabella ? <TabellaDati titolo={titolo} tabella={tabella} allineata={allineata} /> : disegno}
      {children}
    </Pannello>
  );
};

/** How a chart is drawn: flows need a part of the library that the others do not. */
export type Disegnatore = 'barre' | 'flussi';

const disegnatori = {
  barre: () => import('./disegno-grafico.ts'),
  flussi: () => import('./disegno-flussi.ts'),
} as const satisfies Record<Disegnatore, () => Promise<{ readonly disegna: unknown }>>;

/** A chart drawn from an option that the engine made (plain data). The library arrives only when a chart is in view. */
export const Tela = ({
  descrizione,
  opzione,
  altezza,
  con = 'barre',
}: {
  /** The chart in words: what a person who does not see it must know. */
  readonly descrizione: string;
  readonly opzione: Readonly<Record<string, unknown>>;
  readonly altezza: number;
  readonly con?: Disegnatore;
}) => {
  const tela = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const nodo = tela.current;
    if (nodo === null) return;
    let vivo = true;
    let smetti = () => {};
    void disegnatori[con]().then(({ disegna }) => {
      if (vivo) smetti = disegna(nodo, opzione);
    });
    return () => {
      vivo = false;
      smetti();
    };
  }, [opzione, con]);
  return <div ref={tela} className={s.grafico} style={{ height: altezza }} role="img" aria-label={descrizione} />;
};

/** Card with a chart and its table; colours follow the theme. */
export const GraficoConTabella = ({
  descrizione,
  opzione,
  altezza,
  con = 'barre',
  ...pannello
}: Omit<Parameters<typeof PannelloConTabella>[0], 'disegno'> & Parameters<typeof Tela>[0]) => (
  <PannelloConTabella
    {...pannello}
    disegno={<Tela descrizione={descrizione} opzione={opzione} altezza={altezza} con={con} />}
  />
);
