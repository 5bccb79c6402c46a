import { ListFilter, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { conta, decimaliDi } from '../../ui/griglia/cifre.ts';
import { intervalli, type Selezione, unaSola } from '../../ui/griglia/selezione.ts';
import type { ColonnaGriglia, RigaGriglia } from '../../ui/griglia/tipi.ts';
import s from './registri.module.css';

/** Sum, count and mean of what is selected; how many rows are in view, and why not all of them. */
export const BarraConto = ({
  righe,
  colonne,
  selezione,
  inVista,
  tutte,
  ordinata,
  filtrate,
  togliFiltri,
}: {
  readonly righe: readonly RigaGriglia[];
  readonly colonne: readonly ColonnaGriglia[];
  readonly selezione: Selezione | null;
  readonly inVista: number;
  readonly tutte: number;
  readonly ordinata: boolean;
  readonly filtrate: readonly string[];
  readonly togliFiltri: () => void;
}) => {
  const { t } = useTranslation('registri', { keyPrefix: 'conto' });
  const conto = useMemo(() => {
    if (selezione === null || selezione.attiva.r < 0 || unaSola(selezione)) return null;
    const viste = new Set<string>();
    const valori: (string | null)[] = [];
    let decimali = 0;
    const unita = new Set<string | null>();
    for (const { r0, c0, r1, c1 } of intervalli(selezione))
      for (let r = Math.max(0, r0); r <= r1; r += 1)
        for (let c = c0; c <= c1; c += 1) {
          const cella = righe[r]?.celle[c];
          const chiave = `${r}:${c}`;
          if (cella === undefined || viste.has(chiave)) continue;
          viste.add(chiave);
          const colonna = colonne[c];
          const cifra = colonna !== undefined && colonna.tipo !== 'testo' && colonna.tipo !== 'stato';
          valori.push(cifra && cella.stato !== 'ignoto' ? cella.valore : cella.testo === '' ? null : 'testo');
          if (cifra) {
            decimali = Math.max(decimali, decimaliDi(colonna.tipo));
            unita.add(colonna.unita);
          }
        }
    const [sola] = unita;
    return { ...conta(valori, decimali), unita: unita.size === 1 && sola ? ` ${sola}` : '' };
  }, [selezione, righe, colonne]);

  return (
    <div className={s.barraConto}>
      <span role="status">
        {inVista === tutte
          ? t('righe', { count: tutte, n: intero(tutte) })
          : t('diRighe', { n: intero(inVista), m: intero(tutte) })}
      </span>
      {filtrate.length > 0 || ordinata ? (
        <>
          {filtrate.length > 0 ? (
            <span className={s.filtriAttivi}>
              <ListFilter aria-hidden size={14} />
              {filtrate.join(', ')}
            </span>
          ) : null}
          <Bottone misura="piccola" variante="quieta" icona={X} onPress={togliFiltri}>
            {t(filtrate.length > 0 ? 'mostraTutto' : 'ordineOriginale')}
          </Bottone>
        </>
      ) : null}
      <span className={s.spinta} />
      <span className={s.conto} role="status">
        {conto === null ? null : (
          <>
            {conto.somma === null ? null : (
              <>
                <span>
                  {t('somma')}{' '}
                  <b>
                    {conto.somma}
                    {conto.unita}
                  </b>
                </span>
                <span>
                  {t('media')}{' '}
                  <b>
                    {conto.media}
                    {conto.unita}
                  </b>
                </span>
              </>
            )}
            <span>
              {t('celle')} <b>{intero(conto.celle)}</b>
            </span>
          </>
        )}
      </span>
    </div>
  );
};
