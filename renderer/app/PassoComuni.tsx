import { CircleAlert, FileJson, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { Bottone } from '../ui/Bottone.tsx';
import { Riquadro } from '../ui/Pannello.tsx';
import { SceltaCercando, SceltaSingola } from '../ui/Scelta.tsx';
import { useDomanda, useOrdine } from './api/uso.ts';
import s from './NuovoPiano.module.css';
import { aggiungiComune, type ComuneScelto, type DatiGuida } from './nuovo-piano.ts';

/** Comuni of the Ambito: from the list that ships with the app, or from a file `ambito.json`. */
export const PassoComuni = ({
  dati,
  cambia,
  mancano,
}: {
  readonly dati: DatiGuida;
  readonly cambia: (nuovi: Partial<DatiGuida>) => void;
  readonly mancano: boolean;
}) => {
  const { t } = useTranslation('avvio');
  const [via, scegliVia] = useState<'elenco' | 'file'>('elenco');
  const [testo, scrivi] = useState('');
  const [letto, segna] = useState<{ readonly tono: 'ok' | 'bad'; readonly testo: string } | null>(null);
  const trovati = useDomanda(
    'comuni/cerca',
    { testo, limite: 30 },
    { attiva: via === 'elenco' && testo.trim().length > 1, tieniPrecedente: true },
  );
  const leggi = useOrdine('guscio/leggi-ambito');

  const abitanti = (c: ComuneScelto) =>
    c.residenti === null
      ? t('guida.abitantiMancano')
      : c.annoResidenti === null
        ? t('guida.abitanti', { n: intero(c.residenti) })
        : t('guida.abitantiAnno', { n: intero(c.residenti), anno: c.annoResidenti });

  const daFile = () =>
    leggi.mutate(
      {},
      {
        onSuccess: ({ annullato, ambito, messaggio }) => {
          if (annullato) return;
          if (ambito === null) {
            segna({ tono: 'bad', testo: messaggio ?? '' });
            return;
          }
          cambia({
            ambito: dati.ambito.trim() === '' ? ambito.ambito : dati.ambito,
            regione: ambito.regione,
            comuni: ambito.comuni,
            forma: ambito.forma,
            capofila: ambito.capofila,
            asl: ambito.asl ?? '',
          });
          const fatto = t('guida.lettoFile', {
            nome: ambito.ambito,
            comuni: t('guida.scelti', { count: ambito.comuni.length }),
          });
          segna({ tono: messaggio === null ? 'ok' : 'bad', testo: [fatto, messaggio].filter((x) => x).join(' ') });
        },
      },
    );

  return (
    <div className="pila">
      <SceltaSingola
        etichetta={t('guida.fonteComuni')}
        opzioni={[
          { id: 'elenco', testo: t('guida.daElenco') },
          { id: 'file', testo: t('guida.daFile') },
        ]}
        valore={via}
        onCambia={(id) => scegliVia(id === 'file' ? 'file' : 'elenco')}
      />
      {via === 'file' ? (
        <div className="riga">
          <Bottone icona={FileJson} onPress={daFile} occupato={leggi.isPending}>
            {t('guida.scegliFile')}
          </Bottone>
        </div>
      ) : (
        <SceltaCercando
          etichetta={t('guida.cercaComune')}
          opzioni={(trovati.data?.comuni ?? [])
            .filter((c) => !dati.comuni.some((x) => x.codiceIstat === c.codiceIstat))
            .map((c) => ({
              id: c.codiceIstat,
              testo: c.nome,
              nota: [c.siglaProvincia, c.regione, c.codiceIstat].filter(Boolean).join(' · '),
            }))}
          nessuna={
            trovati.isFetching
              ? t('guida.cerco')
              : testo.trim().length > 1
                ? t('guida.nessunRisultato')
                : t('guida.scriviComune')
          }
          testo={testo}
          onTesto={scrivi}
          onScegli={(id) => {
            const scelto = trovati.data?.comuni.find((c) => c.codiceIstat === id);
            if (scelto === undefined) return;
            const { codiceIstat, nome, siglaProvincia, residenti, annoResidenti } = scelto;
            cambia({
              regione: dati.regione ?? scelto.regione,
              comuni: aggiungiComune(dati.comuni, { codiceIstat, nome, siglaProvincia, residenti, annoResidenti }),
            });
            scrivi('');
          }}
        />
      )}
      {letto === null ? null : (
        <Riquadro tono={letto.tono} viva>
          {letto.testo}
        </Riquadro>
      )}
      {dati.comuni.length === 0 ? (
        <p className={mancano ? s.errore : 'tenue'} role={mancano ? 'alert' : undefined}>
          {mancano ? <CircleAlert aria-hidden size={14} /> : null}
          {mancano ? t('guida.comuniMancano') : t('guida.nessunComune')}
        </p>
      ) : (
        <section aria-label={t('guida.scelti', { count: dati.comuni.length })}>
          <p role="status">
            <b>{t('guida.scelti', { count: dati.comuni.length })}</b>
          </p>
          <ul className={s.scelti}>
            {dati.comuni.map((c) => (
              <li key={c.codiceIstat}>
                <b>
                  {c.nome} {c.siglaProvincia === null ? '' : `(${c.siglaProvincia})`}
                </b>
                <span className="tenue minuta">{abitanti(c)}</span>
                <Bottone
                  variante="quieta"
                  misura="piccola"
                  icona={X}
                  etichetta={t('guida.togli', { nome: c.nome })}
                  onPress={() =>
                    cambia({
                      comuni: dati.comuni.filter((x) => x.codiceIstat !== c.codiceIstat),
                      capofila: dati.capofila === c.codiceIstat ? null : dati.capofila,
                    })
                  }
                />
              </li>
            ))}
          </ul>
          {trovati.data === undefined ? null : (
            <p className="tenue minuta">{t('guida.fonte', { fonte: trovati.data.fonte })}</p>
          )}
        </section>
      )}
    </div>
  );
};
