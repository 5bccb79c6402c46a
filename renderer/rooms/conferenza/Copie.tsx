import { FileOutput, History, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { type Riceve, useDomanda, useOrdine } from '../../app/api/uso.ts';
import { finisciLavori } from '../../app/congedo.ts';
import { useRotta } from '../../app/navigazione.ts';
import { notifica } from '../../app/notifiche.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import s from './conferenza.module.css';
import { Differenze } from './Differenze.tsx';

type Copia = Riceve<'copie/elenco'>['istantanee'][number];

const Elenco = ({ copie, scelta }: { readonly copie: readonly Copia[]; readonly scelta: string }) => {
  const { t } = useTranslation('conferenza');
  return (
    <>
      <p className={`tenue minuta ${s.nota}`}>{t('copie.nota')}</p>
      <ol className={s.voci} aria-label={t('copie.elenco')}>
        {copie.map((c) => (
          <li key={c.chiave}>
            <a
              href={indirizzo('conferenza', 'copie', { copia: c.chiave })}
              {...(c.chiave === scelta ? { 'aria-current': 'true' as const } : {})}
            >
              <b>{istanteBreve(c.istante)}</b>
              <span>
                {c.modifiche === 0
                  ? t('copie.nessunaModifica')
                  : t('copie.di', {
                      quante: t('copie.nModifiche', { count: c.modifiche }),
                      autori: c.autori.join(', '),
                    })}
              </span>
              {c.motivo === 'periodica' ? null : <span className="tenue minuta">{t(`copie.motivo.${c.motivo}`)}</span>}
            </a>
          </li>
        ))}
      </ol>
    </>
  );
};

const Conferma = ({ copia, chiudi }: { readonly copia: Copia; readonly chiudi: () => void }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const quando = istanteBreve(copia.istante);
  const ripristina = useOrdine('copie/ripristina');
  const fai = async () => {
    await finisciLavori();
    ripristina.mutate(
      { chiave: copia.chiave },
      { onSuccess: () => notifica({ tono: 'ok', testo: t('copie.fatto', { quando }) }), onSettled: chiudi },
    );
  };
  return (
    <Dialogo
      titolo={t('copie.conferma', { quando })}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      azioni={
        <>
          <Bottone onPress={chiudi}>{t('copie.no')}</Bottone>
          <Bottone variante="primaria" icona={RotateCcw} occupato={ripristina.isPending} onPress={() => void fai()}>
            {t('copie.si')}
          </Bottone>
        </>
      }
    >
      <p>{t('copie.confermaNota')}</p>
    </Dialogo>
  );
};

const Contenuto = ({ copia }: { readonly copia: Copia }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const [chiede, chiedi] = useState(false);
  const confronto = useDomanda('copie/confronta', { chiave: copia.chiave }, { tieniPrecedente: true });
  const stato = useDomanda('file/stato', {});
  const estrai = useOrdine('guscio/estrai-copia');
  if (confronto.isError) return <Guasto titolo={c('guasto')} messaggio={confronto.error.message} />;
  if (confronto.data === undefined) return <Attesa testo={c('caricamento')} />;
  const { sezioni, record } = confronto.data.riepilogo;
  const uguale = sezioni === 0 && record === 0;
  return (
    <>
      <div className={s.barra}>
        <span className="tenue">{t('copie.confronto')}</span>
        <span className={s.spazio} />
        <Bottone
          icona={FileOutput}
          onPress={() =>
            estrai.mutate(
              { chiave: copia.chiave },
              {
                onSuccess: ({ annullato, nome }) => {
                  if (!annullato) notifica({ tono: 'ok', testo: t('copie.messa', { nome: nome ?? '' }) });
                },
              },
            )
          }
        >
          {t('copie.aParte')}
        </Bottone>
        {uguale || stato.data?.solaLettura !== false ? null : (
          <Bottone variante="primaria" icona={RotateCcw} onPress={() => chiedi(true)}>
            {t('copie.torna')}
          </Bottone>
        )}
      </div>
      <Differenze confronto={confronto.data} />
      {chiede ? <Conferma copia={copia} chiudi={() => chiedi(false)} /> : null}
    </>
  );
};

/** Snapshots kept by this computer: when, how many changes, by whom; what is different; the way back. */
export const Copie = () => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const { parametri } = useRotta();
  const elenco = useDomanda('copie/elenco', {}, { tieniPrecedente: true });
  if (elenco.isError)
    return (
      <Guasto
        titolo={c('guasto')}
        messaggio={elenco.error.message}
        azioni={<Bottone onPress={() => void elenco.refetch()}>{c('riprova')}</Bottone>}
      />
    );
  if (elenco.data === undefined) return <Attesa testo={c('caricamento')} />;
  const copie = elenco.data.istantanee;
  const scelta = copie.find((x) => x.chiave === parametri.copia) ?? copie[0];
  if (scelta === undefined)
    return (
      <Vuoto titolo={t('copie.vuoto')} icona={History}>
        {t('copie.vuotoTesto')}
      </Vuoto>
    );
  return (
    <Colonne
      id="conferenza"
      titoloCentro={t('centro')}
      etichettaMisura={c('misura')}
      chiudi={c('chiudi')}
      sinistra={{
        titolo: t('copie.elenco'),
        bottone: t('copie.elenco'),
        icona: History,
        larghezza: 320,
        resta: true,
        contenuto: <Elenco copie={copie} scelta={scelta.chiave} />,
      }}
    >
      <Contenuto key={scelta.chiave} copia={scelta} />
    </Colonne>
  );
};
