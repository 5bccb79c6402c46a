import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { chiedi } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Attesa } from '../../ui/Condizioni.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { Riquadro, Titoletto } from '../../ui/Pannello.tsx';
import { daIncollare, type Incollata, type Letta, leggiProva } from './incollata.ts';
import s from './registri.module.css';
import type { Modifica } from './scritture.ts';
import { nomeColonna, type Vista } from './viste.ts';

/** A count for the plural and for the eye. */
const quanti = (count: number) => ({ count, n: intero(count) });

/** Lines shown of each list; the rest is counted. */
const MASSIMO = 200;

const Elenco = ({
  celle,
  vista,
  rifiutate,
}: {
  readonly celle: readonly Letta[];
  readonly vista: Vista;
  readonly rifiutate: boolean;
}) => {
  const { t } = useTranslation('registri', { keyPrefix: 'incolla' });
  const { t: c } = useTranslation();
  const titolo = (id: string) => nomeColonna(vista.colonne.find((x) => x.id === id));
  return (
    <div className={s.incollaElenco}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('riga')}</th>
            <th scope="col">{t('colonna')}</th>
            {rifiutate ? null : <th scope="col">{t('prima')}</th>}
            <th scope="col">{t(rifiutate ? 'testo' : 'dopo')}</th>
            {rifiutate ? <th scope="col">{t('perche')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {celle.slice(0, MASSIMO).map((x) => (
            <tr key={`${x.riga}|${x.colonna}`}>
              <td>{x.nome === '' ? t('rigaNuova') : x.nome}</td>
              <td>{titolo(x.colonna)}</td>
              {rifiutate ? null : <td className={s.incollaCifra}>{x.prima === '' ? c('manca') : x.prima}</td>}
              <td className={s.incollaCifra}>{x.testo === '' ? t('vuota') : x.testo}</td>
              {rifiutate ? <td>{x.messaggio}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {celle.length > MASSIMO ? <p className="tenue minuta">{t('altre', quanti(celle.length - MASSIMO))}</p> : null}
    </div>
  );
};

/** What a pasted block would write, what is refused and why, which totals change; then one step. */
export const DialogoIncolla = ({
  vista: adesso,
  incollata,
  chiudi,
}: {
  readonly vista: Vista;
  readonly incollata: Incollata;
  readonly chiudi: () => void;
}) => {
  const { t } = useTranslation('registri', { keyPrefix: 'incolla' });
  const { t: c } = useTranslation();
  // The view as it was when the block landed: the change under way does not start the reading again.
  const [vista] = useState(adesso);
  const [prova, ricevi] = useState<ReturnType<typeof leggiProva> | null>(null);
  const [errore, sbaglia] = useState<string | null>(null);
  const [motivo, motiva] = useState('');
  const [scrivendo, scrive] = useState(false);
  useEffect(() => {
    let viva = true;
    const titolo = t('passo', { vista: vista.titolo });
    void chiedi('registri/prova', daIncollare(vista, incollata, titolo))
      .then((esito) => {
        if (viva) ricevi(leggiProva(vista, incollata, esito, titolo));
      })
      .catch((e: unknown) => {
        if (viva) sbaglia(e instanceof Error ? e.message : String(e));
      });
    return () => {
      viva = false;
    };
  }, [vista, incollata, t]);

  const conferma = async () => {
    if (prova === null) return;
    scrive(true);
    const richiesta: Modifica = { ...prova.buone, motivo: motivo.trim() === '' ? null : motivo.trim() };
    try {
      await chiedi('registri/scrivi', richiesta);
      notifica({ tono: 'ok', testo: t('fatto', quanti(prova.daScrivere)) });
      chiudi();
    } catch (e) {
      sbaglia(e instanceof Error ? e.message : String(e));
    } finally {
      scrive(false);
    }
  };

  return (
    <Dialogo
      titolo={t('titolo')}
      nota={t('misura', { righe: incollata.righe, colonne: incollata.colonne, vista: vista.titolo })}
      larga
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      suggerimento={t('siAnnulla')}
      onInvia={() => void conferma()}
      azioni={
        <>
          <Bottone onPress={chiudi}>{c('annulla')}</Bottone>
          <Bottone
            variante="primaria"
            tipo="submit"
            occupato={scrivendo}
            fuocoIniziale
            perche={prova === null ? t('leggo') : prova.daScrivere === 0 ? t('niente') : null}
          >
            {prova === null
              ? t('scrivi')
              : prova.rifiutate.length > 0
                ? t('scriviAltre', quanti(prova.daScrivere))
                : t('scriviN', quanti(prova.daScrivere))}
          </Bottone>
        </>
      }
    >
      {errore === null ? null : (
        <Riquadro tono="bad" viva>
          {errore}
        </Riquadro>
      )}
      {prova === null ? (
        errore === null ? (
          <Attesa testo={t('leggo')} />
        ) : null
      ) : (
        <div className="pila">
          <p className="riga" role="status">
            <Stato tono={prova.daScrivere > 0 ? 'ok' : 'unk'} icona={CircleCheck}>
              {t('siScrivono', quanti(prova.daScrivere))}
            </Stato>
            {prova.nuove > 0 ? <Stato tono="act">{t('righeNuove', quanti(prova.nuove))}</Stato> : null}
            {prova.uguali > 0 ? <Stato tono="unk">{t('uguali', quanti(prova.uguali))}</Stato> : null}
            {prova.rifiutate.length > 0 ? (
              <Stato tono="bad" icona={OctagonAlert}>
                {t('rifiutate', quanti(prova.rifiutate.length))}
              </Stato>
            ) : null}
          </p>
          {incollata.righeFuori + incollata.colonneFuori > 0 ? (
            <Riquadro tono="warn">
              {[
                ...(incollata.righeFuori > 0 ? [t('righeFuori', quanti(incollata.righeFuori))] : []),
                ...(incollata.colonneFuori > 0 ? [t('colonneFuori', quanti(incollata.colonneFuori))] : []),
              ].join(' ')}
            </Riquadro>
          ) : null}
          {prova.motivoAtteso ? (
            <Campo
              etichetta={t('motivo')}
              descrizione={t('motivoNota')}
              valore={motivo}
              onCambia={motiva}
              massimo={2_000}
            />
          ) : null}
          {prova.rifiutate.length === 0 ? null : (
            <section aria-label={t('rifiutateTitolo')}>
              <Titoletto>{t('rifiutateTitolo')}</Titoletto>
              <Elenco celle={prova.rifiutate} vista={vista} rifiutate />
            </section>
          )}
          {prova.totali.length === 0 ? null : (
            <section aria-label={t('totali')}>
              <Titoletto>{t('totali')}</Titoletto>
              <ul className={s.incollaTotali}>
                {prova.totali.slice(0, 40).map((x) => (
                  <li key={`${x.riga}|${x.colonna}`}>
                    {x.titolo}: <span className="tenue">{x.prima}</span> → <b>{x.dopo}</b>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {prova.accettate.length === 0 ? null : (
            <section aria-label={t('accettateTitolo')}>
              <Titoletto>{t('accettateTitolo')}</Titoletto>
              <Elenco celle={prova.accettate} vista={vista} rifiutate={false} />
            </section>
          )}
        </div>
      )}
    </Dialogo>
  );
};
