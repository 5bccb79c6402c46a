import { useTranslation } from 'react-i18next';
import type { Contesto, Filtri } from './filtri.ts';

/** What the filters leave in view, as words for the list and for the printed annex; empty when they hide nothing. */
export const useFiltroInParole = (f: Filtri, contesto: Contesto | undefined): string => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const nome = (voci: readonly { readonly id: string; readonly nome: string }[] | undefined, id: string): string =>
    voci?.find((v) => v.id === id)?.nome ?? id;
  const parti = [
    f.gravita === null
      ? null
      : f.gravita.size === 0
        ? t('detto.nessunaGravita')
        : [...f.gravita].map((g) => c(`gravita.${g}`).toLowerCase()).join(', '),
    f.comune === null ? null : t('detto.comune', { nome: nome(contesto?.comuni, f.comune) }),
    f.leps === null ? null : t('detto.leps', { nome: nome(contesto?.leps, f.leps) }),
    f.sezione === null ? null : t('detto.sezione', { nome: nome(contesto?.sezioni, f.sezione) }),
    f.gruppi === null ? null : t('detto.gruppi', { nomi: [...f.gruppi].join(', ') }),
    f.momento === 'tutte' ? null : t(`momento.${f.momento}`).toLowerCase(),
    f.testo.trim() === '' ? null : t('detto.testo', { testo: f.testo.trim() }),
  ];
  return parti
    .filter((p) => p !== null)
    .join('; ')
    .slice(0, 600);
};
