import { CircleQuestionMark, FileX2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Riceve } from '../../app/api/uso.ts';
import { mostraEuro } from '../../app/cifre.ts';
import { indirizzo } from '../../app/rotte.ts';
import { formeLivello } from '../../app/segni.ts';
import { scorribile } from '../../ui/Colonne.tsx';
import { Codice, Stato } from '../../ui/Distintivo.tsx';
import { Pannello } from '../../ui/Pannello.tsx';
import { type FormaLivello, SegnoLivello } from '../../ui/SegnoLivello.tsx';
import s from './quadro.module.css';

type Quadro = Riceve<'quadro/leggi'>;
type StatoAnno = Quadro['leps'][number]['perAnno'][string]['stato'];

const formeAnno: Readonly<Record<StatoAnno, FormaLivello>> = {
  finanziato: 'pieno',
  senza_risorse: 'barra',
  non_verificabile: 'ignoto',
};
const statiAnno: readonly StatoAnno[] = ['finanziato', 'senza_risorse', 'non_verificabile'];

/** Picture of the plan: every LEPS, its state today, money by year, Comuni reached, findings. */
export const MatriceLeps = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  return (
    <Pannello titolo={t('leps.titolo')} nota={t('leps.conta', { count: quadro.leps.length })}>
      {quadro.leps.length === 0 ? (
        <p className="tenue">{t('leps.vuoto')}</p>
      ) : (
        <section className="scorri-x" aria-label={t('leps.titolo')} {...scorribile}>
          <table className={s.matrice}>
            <thead>
              <tr>
                <th scope="col">{t('leps.livello')}</th>
                <th scope="col">{t('leps.oggi')}</th>
                {quadro.anni.map((anno) => (
                  <th key={anno} scope="col" className={s.anno}>
                    {anno}
                  </th>
                ))}
                <th scope="col" className={s.numero}>
                  {t('leps.comuni')}
                </th>
                <th scope="col" className={s.numero}>
                  <abbr title={t('leps.segnalazioniIntere')}>{t('leps.segnalazioni')}</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              {quadro.leps.map((l) => {
                const { forma, tono } = formeLivello[l.stato];
                return (
                  <tr key={l.id}>
                    <th scope="row" className={s.livello}>
                      <span className={s.nome}>
                        <Codice>{l.breve}</Codice>
                        <a
                          href={
                            l.sezioneId === null
                              ? indirizzo('verifica', null, { leps: l.id })
                              : indirizzo('piano', l.sezioneId)
                          }
                          title={l.nome}
                        >
                          {l.nome}
                        </a>
                        {l.senzaScheda ? (
                          <span className={s.senzaScheda} title={t('leps.senzaScheda')}>
                            <Stato tono={l.obbligatorio ? 'bad' : 'warn'} icona={FileX2}>
                              {t('leps.senzaScheda')}
                            </Stato>
                          </span>
                        ) : null}
                        {l.verificatoIl === null ? (
                          <span
                            className={s.ignota}
                            role="img"
                            aria-label={t('leps.daVerificare')}
                            title={t('leps.daVerificare')}
                          >
                            <CircleQuestionMark aria-hidden size={14} />
                          </span>
                        ) : null}
                      </span>
                    </th>
                    <td>
                      <span className={s.oggi}>
                        <SegnoLivello forma={forma} />
                        <Stato tono={tono}>{c(`livello.${l.stato}`)}</Stato>
                      </span>
                    </td>
                    {quadro.anni.map((anno) => {
                      const cella = l.perAnno[String(anno)];
                      const stato = cella?.stato ?? 'non_verificabile';
                      return (
                        <td key={anno} className={s.anno}>
                          <SegnoLivello
                            forma={formeAnno[stato]}
                            nome={t('leps.annoCella', {
                              anno,
                              stato: t(`leps.anno.${stato}`),
                              importo: cella === undefined ? c('manca') : mostraEuro(cella.importo),
                            })}
                          />
                        </td>
                      );
                    })}
                    <td className={s.numero}>
                      {l.comuni === null ? (
                        <span className="tenue">{c('manca')}</span>
                      ) : (
                        <span className={l.comuni < l.comuniTotale ? s.parziale : undefined}>
                          {l.comuni}/{l.comuniTotale}
                        </span>
                      )}
                    </td>
                    <td className={s.numero}>
                      {l.rilievi === 0 ? (
                        <span className="tenue">0</span>
                      ) : (
                        <a href={indirizzo('verifica', null, { leps: l.id })}>{l.rilievi}</a>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      <p className={s.legenda}>
        {t('leps.legenda')}
        {statiAnno.map((stato) => (
          <span key={stato}>
            <SegnoLivello forma={formeAnno[stato]} />
            {t(`leps.anno.${stato}`)}
          </span>
        ))}
      </p>
    </Pannello>
  );
};
