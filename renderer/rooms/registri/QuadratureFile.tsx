import { useTranslation } from 'react-i18next';
import type { Quadratura } from '#contract/mappa.ts';
import { mostraEuro } from '../../app/cifre.ts';
import { TabellaDati } from '../../ui/GraficoConTabella.tsx';
import { Riquadro } from '../../ui/Pannello.tsx';

const centesimi = (testo: string): number => Math.round(Number(testo) * 100);
const discorde = (q: Quadratura): boolean => q.calcolato !== q.scritto;

/** The totals that a file writes beside the sums of its rows: those that differ first, the others counted. */
export const QuadratureFile = ({ quadrature }: { readonly quadrature: readonly Quadratura[] }) => {
  const { t } = useTranslation('importa');
  const discordi = quadrature.filter(discorde);
  if (quadrature.length === 0) return <p className="tenue">{t('nessunTotale')}</p>;
  if (discordi.length === 0) return <Riquadro tono="ok">{t('quadrano', { count: quadrature.length })}</Riquadro>;
  return (
    <>
      <Riquadro tono="bad">{t('nonQuadrano', { count: discordi.length })}</Riquadro>
      <TabellaDati
        titolo={t('quadrature')}
        tabella={{
          intestazioni: [t('quadrature'), t('scritto'), t('calcolato'), t('differenza')],
          righe: discordi.map((q) => ({
            id: `${q.foglio ?? ''}-${q.cella ?? ''}-${q.voce}`,
            celle: [
              [q.voce, q.cella].filter((x) => x !== null).join(', '),
              mostraEuro(q.scritto),
              q.calcolato === null ? t('nonSiPuo') : mostraEuro(q.calcolato),
              q.calcolato === null
                ? t('nonSiPuo')
                : mostraEuro(((centesimi(q.scritto) - centesimi(q.calcolato)) / 100).toFixed(2)),
            ],
          })),
        }}
      />
    </>
  );
};
