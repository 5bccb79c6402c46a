import { ArrowRight, History, Snowflake } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { Anteprima } from '../../app/Anteprima.tsx';
import { paginaDiSezioni } from '../../app/anteprima.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta, vai } from '../../app/navigazione.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { Riquadro } from '../../ui/Pannello.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import { Segmenti } from '../../ui/Schede.tsx';
import { Copie } from './Copie.tsx';
import s from './conferenza.module.css';
import { DialogoCongela } from './DialogoCongela.tsx';
import { Differenze } from './Differenze.tsx';
import { Giornale } from './Giornale.tsx';

type Versione = Riceve<'versioni/elenco'>['versioni'][number];

const ElencoVersioni = ({
  versioni,
  scelta,
  modo,
}: {
  readonly versioni: readonly Versione[];
  readonly scelta: number;
  readonly modo: string;
}) => {
  const { t } = useTranslation('conferenza');
  return (
    <ol className={s.voci} aria-label={t('versioni')}>
      {versioni.map((v) => (
        <li key={v.numero}>
          <a
            href={indirizzo('conferenza', String(v.numero), { modo })}
            {...(v.numero === scelta ? { 'aria-current': 'true' as const } : {})}
          >
            <b>
              {t('numero', { n: v.numero })} · {v.nome}
            </b>
            <span className="tenue minuta">{t('autore', { autore: v.autore, data: istanteBreve(v.istante) })}</span>
            <span>{v.motivo === '' ? <span className="tenue">{t('senzaMotivo')}</span> : v.motivo}</span>
            <span className={`tenue ${s.impronta}`} title={v.impronta}>
              {t('impronta', { impronta: v.impronta.slice(0, 16) })}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
};

const Lettura = ({ numero }: { readonly numero: number }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const domanda = useDomanda('versioni/leggi', { numero });
  const pagina = useMemo(
    () =>
      domanda.data === undefined
        ? ''
        : paginaDiSezioni(`${t('numero', { n: numero })} · ${domanda.data.versione.nome}`, domanda.data.sezioni),
    [domanda.data, numero, t],
  );
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (domanda.data === undefined) return <Attesa testo={c('caricamento')} />;
  return (
    <>
      <div className={s.avviso}>
        <Riquadro tono="act">{t('solaLettura', { n: numero })}</Riquadro>
      </div>
      <Anteprima titolo={t('numero', { n: numero })} html={pagina} />
    </>
  );
};

const ConfrontoVersioni = ({ da, a }: { readonly da: number; readonly a: number | null }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const domanda = useDomanda('versioni/confronta', { a: da, b: a }, { tieniPrecedente: true });
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (domanda.data === undefined) return <Attesa testo={c('caricamento')} />;
  const { sezioni, blocchi, record } = domanda.data.riepilogo;
  return (
    <>
      <p className={`tenue ${s.avviso}`} role="status">
        {t('riepilogo', {
          sezioni: t('nSezioni', { count: sezioni }),
          blocchi: t('nBlocchi', { count: blocchi }),
          record: t('nRecord', { count: record }),
        })}
      </p>
      <Differenze confronto={domanda.data} />
    </>
  );
};

const parti = ['versioni', 'giornale', 'copie'] as const;
const parteDi = (id: string | null) => parti.find((p) => p === id) ?? 'versioni';

const SceltaParte = ({ id }: { readonly id: string | null }) => {
  const { t } = useTranslation('conferenza');
  return (
    <div className={s.parti}>
      <Segmenti
        etichetta={t('parte.etichetta')}
        opzioni={parti.map((p) => ({ id: p, testo: t(`parte.${p}`) }))}
        valore={parteDi(id)}
        onCambia={(p) => vai('conferenza', p === 'versioni' ? null : p)}
      />
    </div>
  );
};

/** Versions, journal and snapshots: what the plan was, who changed it, how to go back. */
export const StanzaConferenza = () => {
  const { t } = useTranslation('conferenza');
  const { id } = useRotta();
  const parte = parteDi(id);
  if (parte === 'versioni') return <Versioni />;
  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={parte === 'giornale' ? t('giornale.contesto') : t('parte.copie')}
      />
      <SceltaParte id={id} />
      {parte === 'giornale' ? <Giornale /> : <Copie />}
    </>
  );
};

/** Frozen versions of the plan: freeze, read, compare block by block. */
const Versioni = () => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const { id, parametri } = useRotta();
  const elenco = useDomanda('versioni/elenco', {});
  const versioni = [...(elenco.data?.versioni ?? [])].sort((a, b) => b.numero - a.numero);
  const esiste = (testo: string | null | undefined) => versioni.find((v) => String(v.numero) === testo)?.numero ?? null;
  const scelta = esiste(id) ?? versioni[0]?.numero ?? null;
  const arrivo = esiste(parametri.con);
  const modo = parametri.modo === 'leggi' ? 'leggi' : 'confronta';
  const nomeDi = (v: Versione) => t('versioneBreve', { n: v.numero, nome: v.nome });
  const resta = { modo: parametri.modo, con: parametri.con };
  const congela = () => correggi('conferenza', id, { ...resta, congela: 'si' });
  const cambia = (nuovi: Readonly<Record<string, string>>, numero = scelta) =>
    correggi('conferenza', numero === null ? null : String(numero), { ...resta, ...nuovi });

  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={
          elenco.data === undefined
            ? null
            : versioni.length === 0
              ? t('nessunaVersione')
              : t('contesto', { count: versioni.length })
        }
      >
        <Bottone variante="primaria" icona={Snowflake} onPress={congela}>
          {t('congela')}
        </Bottone>
      </IntestazioneStanza>
      <SceltaParte id={id} />
      {elenco.isError ? (
        <Guasto
          titolo={c('guasto')}
          messaggio={elenco.error.message}
          azioni={<Bottone onPress={() => void elenco.refetch()}>{c('riprova')}</Bottone>}
        />
      ) : elenco.data === undefined ? (
        <Attesa testo={c('caricamento')} />
      ) : scelta === null ? (
        <Vuoto
          titolo={t('vuoto')}
          icona={Snowflake}
          azioni={
            <Bottone icona={Snowflake} onPress={congela}>
              {t('congela')}
            </Bottone>
          }
        >
          {t('vuotoTesto')}
        </Vuoto>
      ) : (
        <>
          <div className={s.barra}>
            <Segmenti
              etichetta={t('vista')}
              opzioni={[
                { id: 'confronta', testo: t('confronta') },
                { id: 'leggi', testo: t('leggi') },
              ]}
              valore={modo}
              onCambia={(v) => cambia({ modo: v })}
            />
            <Scelta
              className={s.scelta}
              etichetta={t('da')}
              etichettaNascosta
              opzioni={versioni.map((v) => ({ id: String(v.numero), testo: nomeDi(v) }))}
              valore={String(scelta)}
              onCambia={(v) => cambia({}, esiste(v))}
            />
            {modo === 'leggi' ? null : (
              <>
                <ArrowRight aria-hidden size={16} />
                <Scelta
                  className={s.scelta}
                  etichetta={t('a')}
                  etichettaNascosta
                  opzioni={[
                    { id: '', testo: t('bozza') },
                    ...versioni
                      .filter((v) => v.numero !== scelta)
                      .map((v) => ({ id: String(v.numero), testo: nomeDi(v) })),
                  ]}
                  valore={arrivo === null || arrivo === scelta ? '' : String(arrivo)}
                  onCambia={(con) => cambia({ con })}
                />
              </>
            )}
          </div>
          <Colonne
            id="conferenza"
            titoloCentro={t('centro')}
            etichettaMisura={c('misura')}
            chiudi={c('chiudi')}
            sinistra={{
              titolo: t('versioni'),
              bottone: t('mostraVersioni'),
              icona: History,
              larghezza: 320,
              resta: true,
              contenuto: <ElencoVersioni versioni={versioni} scelta={scelta} modo={modo} />,
            }}
          >
            {modo === 'leggi' ? (
              <Lettura numero={scelta} />
            ) : (
              <ConfrontoVersioni da={scelta} a={arrivo === scelta ? null : arrivo} />
            )}
          </Colonne>
        </>
      )}
      {parametri.congela === undefined ? null : (
        <DialogoCongela chiudi={(numero) => correggi('conferenza', numero === null ? id : String(numero), resta)} />
      )}
    </>
  );
};
