import { ArrowUpRight, FilePenLine, WandSparkles } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Luogo, Rilievo } from '#domain/esito.ts';
import { dataBreve, istanteBreve } from '#format/date.ts';
import { chiedi, useOrdine } from '../../app/api/uso.ts';
import { indirizzoLuogo, origineLuogo } from '../../app/luoghi.ts';
import { notifica } from '../../app/notifiche.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { classi } from '../../ui/classi.ts';
import { Codice, Distintivo, Stato } from '../../ui/Distintivo.tsx';
import { Titoletto, Voci } from '../../ui/Pannello.tsx';
import { scomponi } from './espressione.ts';
import s from './verifica.module.css';

/** The computed expression with the real numbers, as boxes. */
const Calcolo = ({ espressione }: { readonly espressione: string }) => {
  const { t } = useTranslation('verifica');
  return (
    <section className={classi(s.intera, s.conti)} aria-label={t('calcolo')}>
      {scomponi(espressione).map(({ id, pezzi }) => (
        <div key={id} className={s.calcolo}>
          {pezzi.map((p) => (
            <span
              key={p.id}
              className={classi(
                p.tipo === 'segno' ? s.segno : s.termine,
                p.tipo === 'risultato' && s.risultato,
                pezzi.length === 1 && s.frase,
              )}
            >
              {p.testo}
            </span>
          ))}
        </div>
      ))}
    </section>
  );
};

const Posto = ({ luogo }: { readonly luogo: Luogo }) => {
  const { t } = useTranslation('verifica');
  const legame = indirizzoLuogo(luogo);
  const origine = origineLuogo(luogo);
  const parola = luogo.tipo === 'sezione' ? 'apriSezione' : luogo.tipo === 'atto' ? 'apriAtto' : 'apriRiga';
  return (
    <li className={s.luogo}>
      <b>{luogo.etichetta}</b>
      {origine === '' ? null : <p className="tenue minuta">{origine}</p>}
      {legame === null ? null : <a href={legame}>{t(parola)}</a>}
    </li>
  );
};

const Fonti = ({ fonti }: { readonly fonti: Rilievo['fonti'] }) => {
  const { t: c } = useTranslation();
  return (
    <ul>
      {fonti.map((f) => {
        const { url } = f;
        return (
          <li key={f.testo} className={s.fonte}>
            {url === null ? (
              f.testo
            ) : (
              <button type="button" className={s.legame} onClick={() => void chiedi('guscio/apri-norma', { url })}>
                {f.testo}
              </button>
            )}
            {f.verificatoIl === null ? (
              <Distintivo tono="unk">{c('daVerificare')}</Distintivo>
            ) : (
              <span className="tenue">{c('verificataIl', { data: dataBreve(f.verificatoIl) })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Rimedi = ({ rimedi }: { readonly rimedi: Rilievo['rimedi'] }) => {
  const { t } = useTranslation('verifica');
  const [inCorso, segna] = useState(false);
  const fai = async (comando: NonNullable<Rilievo['rimedi'][number]['comando']>) => {
    segna(true);
    try {
      const { eseguiRimedio } = await import('./comando-rimedio.ts');
      await eseguiRimedio(comando.nome, comando.input);
      notifica({ tono: 'ok', testo: t('eseguito') });
    } catch (errore) {
      notifica({ tono: 'bad', testo: errore instanceof Error ? errore.message : String(errore) });
    } finally {
      segna(false);
    }
  };
  return (
    <div>
      <Titoletto>{t('rimedi')}</Titoletto>
      <ul className={s.rimedi}>
        {rimedi.map((r) => {
          const { comando } = r;
          const legame = r.vai === undefined ? null : indirizzoLuogo(r.vai);
          return (
            <li key={r.testo}>
              <p>{r.testo}</p>
              {comando === undefined ? null : (
                <Bottone variante="primaria" icona={WandSparkles} occupato={inCorso} onPress={() => void fai(comando)}>
                  {t('esegui')}
                </Bottone>
              )}
              {legame === null ? null : (
                <a href={legame}>
                  {r.vai?.etichetta ?? t('vai')} <ArrowUpRight aria-hidden size={14} />
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

const Accettazione = ({ rilievo }: { readonly rilievo: Rilievo }) => {
  const { t } = useTranslation('verifica');
  const [testo, scrivi] = useState('');
  const [provato, prova] = useState(false);
  const accetta = useOrdine('verifica/accetta');
  const revoca = useOrdine('verifica/revoca');
  const { regola, soggetto, accettata } = rilievo;
  if (accettata !== undefined)
    return (
      <div className={s.accetta}>
        <b>
          <FilePenLine aria-hidden size={16} />
          {t('accettataDa', { autore: accettata.autore, data: istanteBreve(accettata.istante) })}
        </b>
        <p>{accettata.motivazione}</p>
        <Bottone
          occupato={revoca.isPending}
          onPress={() =>
            revoca.mutate({ regola, soggetto }, { onSuccess: () => notifica({ tono: 'ok', testo: t('revocata') }) })
          }
        >
          {t('revoca')}
        </Bottone>
      </div>
    );
  const corta = testo.trim().length < 10;
  return (
    <form
      className={s.accetta}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        prova(true);
        if (corta) return;
        accetta.mutate(
          { regola, soggetto, motivazione: testo.trim() },
          { onSuccess: () => notifica({ tono: 'ok', testo: t('accettata') }) },
        );
      }}
    >
      <b>
        <FilePenLine aria-hidden size={16} />
        {t('accetta')}
      </b>
      <Campo
        etichetta={t('perche')}
        etichettaNascosta
        segnaposto={t('perche')}
        descrizione={t('percheNota')}
        valore={testo}
        onCambia={scrivi}
        errore={provato && corta ? t('corta') : null}
      />
      <Bottone tipo="submit" occupato={accetta.isPending}>
        {t('registra')}
      </Bottone>
    </form>
  );
};

/** An open finding: calculation, both places, law, what to do, acceptance. */
export const CorpoRilievo = ({
  rilievo,
  titoloRegola,
}: {
  readonly rilievo: Rilievo;
  readonly titoloRegola: string;
}) => {
  const { t } = useTranslation('verifica');
  const { causa } = rilievo;
  const voci: [string, ReactNode][] = [[t('regola'), titoloRegola]];
  if (rilievo.fonti.length > 0) voci.push([t('fonti'), <Fonti key="f" fonti={rilievo.fonti} />]);
  if (causa !== undefined)
    voci.push([
      t('causa'),
      <a key="c" href={indirizzo('verifica', causa)}>
        <Codice>{causa}</Codice>
      </a>,
    ]);
  return (
    <div className={s.corpo}>
      {rilievo.espressione === '' ? null : <Calcolo espressione={rilievo.espressione} />}
      <div className={s.fatti}>
        {rilievo.probabile === true ? <Stato tono="warn">{t('probabile')}</Stato> : null}
        {rilievo.luoghi.length === 0 ? null : (
          <ul className={s.luoghi} aria-label={t('luoghi')}>
            {rilievo.luoghi.map((l) => (
              <Posto key={`${l.tipo}-${l.id}-${l.cella ?? ''}-${l.etichetta}`} luogo={l} />
            ))}
          </ul>
        )}
        <Voci voci={voci} strette />
      </div>
      {rilievo.rimedi.length === 0 ? null : <Rimedi rimedi={rilievo.rimedi} />}
      <Accettazione rilievo={rilievo} />
    </div>
  );
};
