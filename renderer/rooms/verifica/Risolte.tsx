import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { segniGravita } from '../../app/segni.ts';
import { Vuoto } from '../../ui/Condizioni.tsx';
import { Codice, Stato } from '../../ui/Distintivo.tsx';
import s from './verifica.module.css';

type Risolta = Riceve<'verifica/confronto'>['risolti'][number] & { readonly dal?: string; readonly al?: string };

/** Findings that went away: what they said, and when they were there. */
export const Risolte = ({ titolo, risolte }: { readonly titolo: string; readonly risolte: readonly Risolta[] }) => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  if (risolte.length === 0)
    return (
      <Vuoto titolo={t('nessunaRisolta')} icona={ShieldCheck}>
        {t('nessunaRisoltaTesto')}
      </Vuoto>
    );
  return (
    <section aria-label={titolo}>
      <h2 className={s.titolo}>
        {titolo}
        <span className={s.spiega}>{t('nSegnalazioni', { count: risolte.length })}</span>
      </h2>
      <ul className={s.voci}>
        {risolte.map((r) => {
          const gravita = r.esito === 'non_verificabile' ? 'non_verificabile' : r.gravita;
          return (
            <li key={`${r.regola} ${r.soggetto}`} className={s.risolta}>
              <Stato tono="ok" icona={segniGravita[gravita].icona}>
                <span className="solo-voce">{c(`gravitaUno.${gravita}`)}</span>
              </Stato>
              <Codice>{r.regola}</Codice>
              <span className={s.messaggio}>{r.messaggio}</span>
              {r.dal === undefined || r.al === undefined ? null : (
                <span className={s.quando}>{t('dalAl', { dal: istanteBreve(r.dal), al: istanteBreve(r.al) })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
