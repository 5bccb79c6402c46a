import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Riceve } from '../../app/api/uso.ts';
import { type Disegnatore, GraficoConTabella, type TabellaGrafico } from '../../ui/GraficoConTabella.tsx';

type Grafico = NonNullable<Riceve<'quadro/risorse'>['fonti']>;

/** Table of a chart of the engine, as the card takes it. */
const tabellaDi = ({ tabella }: Grafico): TabellaGrafico => ({
  intestazioni: tabella.intestazioni,
  righe: tabella.righe.map((celle, i) => ({ id: String(i), celle })),
});

/** Card of a chart that the engine made whole: drawing, words and table. */
export const GraficoMotore = ({
  titolo,
  nota,
  grafico,
  azioni,
  children,
  con = 'barre',
  altezza,
}: {
  readonly titolo: string;
  readonly nota?: ReactNode;
  readonly grafico: Grafico;
  readonly azioni?: ReactNode;
  readonly children?: ReactNode;
  readonly con?: Disegnatore;
  readonly altezza?: number;
}) => {
  const { t: c } = useTranslation();
  return (
    <GraficoConTabella
      titolo={titolo}
      nota={nota}
      azioni={azioni}
      descrizione={grafico.descrizione}
      opzione={grafico.opzione}
      altezza={altezza ?? grafico.altezza}
      con={con}
      tabella={tabellaDi(grafico)}
      testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
    >
      {children}
    </GraficoConTabella>
  );
};
