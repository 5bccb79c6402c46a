import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EsitoImport } from '#contract/importa.ts';
import { mostraEuro, mostraFte } from '../../app/cifre.ts';
import { Distintivo, Stato } from '../../ui/Distintivo.tsx';
import { TabellaDati } from '../../ui/GraficoConTabella.tsx';
import { Riquadro, Titoletto, Voci } from '../../ui/Pannello.tsx';
import { tabellaTotali } from './importazione.ts';
import { QuadratureFile } from './QuadratureFile.tsx';
import s from './registri.module.css';

type Importato = EsitoImport['importati'][number];
type Rifiutato = EsitoImport['rifiutati'][number];

const Dove = ({ foglio, cella, riga }: Pick<Rifiutato, 'foglio' | 'cella' | 'riga'>) => {
  const { t } = useTranslation('registri');
  const parti = [
    foglio === null ? null : `«${foglio}»`,
    cella,
    cella === null && riga !== null ? t('dialogo.rigaN', { n: riga }) : null,
  ].filter((x) => x !== null);
  return parti.length === 0 ? null : <span className="tenue minuta">{parti.join(', ')}</span>;
};

const Accettato = ({ dati }: { readonly dati: Importato }) => {
  const { t } = useTranslation('registri');
  const { t: c } = useTranslation();
  const totali = tabellaTotali(dati.totali);
  const missione = (nome: string) => {
    const n = /^M(\d+)$/.exec(nome)?.[1];
    return n === undefined ? nome : t('dialogo.missione', { n });
  };
  return (
    <div className={s.letto}>
      <div className="riga">
        <h3>{dati.file}</h3>
        <Distintivo tono={dati.stato === 'valido' ? 'ok' : dati.stato === 'da_decidere' ? 'warn' : 'unk'}>
          {t(`dialogo.stato.${dati.stato}`)}
        </Distintivo>
      </div>
      {dati.giaImportato === null ? null : (
        <Riquadro tono="act">{t('dialogo.giaImportato', { nome: dati.giaImportato })}</Riquadro>
      )}
      <div className={s.due}>
        <div className="pila">
          <Voci
            voci={[
              [
                t('dialogo.letture'),
                t('dialogo.accettate', {
                  righe: t('righe', { count: dati.righe }),
                  scartate: t('dialogo.scartate', { count: dati.scartate }),
                }),
              ],
              ...(dati.ente === null ? [] : ([[t('dialogo.ente'), dati.ente]] as const)),
              ...totali.singoli.map(([nome, valore]) => [nome, mostraFte(mostraEuro(valore))] as const),
            ]}
          />
          {totali.righe.length === 0 ? null : (
            <TabellaDati
              titolo={t('dialogo.totali')}
              tabella={{
                intestazioni: [t('dialogo.totali'), ...totali.anni],
                righe: totali.righe.map(({ nome, cassa, valori }) => ({
                  id: `${nome}-${cassa}`,
                  celle: [
                    cassa ? t('dialogo.cassa', { nome: missione(nome) }) : missione(nome),
                    ...valori.map((v) => (v === null ? c('manca') : mostraFte(mostraEuro(v)))),
                  ],
                })),
              }}
            />
          )}
          {dati.lettore === 'dup-tabella' || dati.quadrature.length > 0 ? (
            <QuadratureFile quadrature={dati.quadrature} />
          ) : null}
        </div>
        {dati.anomalie.length === 0 ? null : (
          <section aria-label={t('dialogo.avvisi')}>
            <Titoletto>{t('anomalie', { count: dati.anomalie.length })}</Titoletto>
            <ul className={s.segnalate}>
              {dati.anomalie.map((a) => (
                <li key={`${a.codice}-${a.foglio ?? ''}-${a.cella ?? ''}-${a.riga ?? ''}-${a.messaggio}`}>
                  <Stato
                    tono={a.gravita === 'errore' ? 'bad' : 'warn'}
                    icona={a.gravita === 'errore' ? OctagonAlert : TriangleAlert}
                  >
                    <span className="solo-voce">{a.codice}</span>
                  </Stato>
                  <span>
                    {a.messaggio} <Dove foglio={a.foglio} cella={a.cella} riga={a.riga} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
};

const Respinto = ({ dati }: { readonly dati: Rifiutato }) => {
  const { t } = useTranslation('registri');
  return (
    <div className={s.letto}>
      <h3>{dati.file}</h3>
      <Riquadro tono="bad">
        <p>
          <b>{t('dialogo.rifiutato')}.</b> {dati.messaggio}
        </p>
        <p>
          <Dove foglio={dati.foglio} cella={dati.cella} riga={dati.riga} />
        </p>
        {dati.atteso === null ? null : <p>{t('dialogo.atteso', { testo: dati.atteso })}</p>}
      </Riquadro>
    </div>
  );
};

/** What one file gives, or why it is refused. */
export const EsitoFile = ({ esito }: { readonly esito: EsitoImport }) => (
  <>
    {esito.importati.map((dati) => (
      <Accettato key={`${dati.file}-${dati.documentoId}-${dati.comune ?? ''}`} dati={dati} />
    ))}
    {esito.rifiutati.map((dati) => (
      <Respinto key={`${dati.file}-${dati.codice}-${dati.cella ?? ''}`} dati={dati} />
    ))}
  </>
);
