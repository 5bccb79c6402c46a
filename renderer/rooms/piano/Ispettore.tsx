import type { LexicalEditor } from 'lexical';
import { Check, CircleDashed, Link2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import { gravitaVista, perGravita, segniGravita } from '../../app/segni.ts';
import type { DatoRisolto } from '../../editor/contesto.tsx';
import { mostraNelTesto } from '../../editor/plugin/segni.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Codice } from '../../ui/Distintivo.tsx';
import { Schede } from '../../ui/Schede.tsx';
import stile from './piano.module.css';
import { bloccoDelRilievo, paroleDelRilievo } from './SegniDelTesto.tsx';

type Rilievo = Riceve<'verifica/esegui'>['rilievi'][number];
type Lettura = Riceve<'sezioni/leggi'>;

/** Findings to face that point to this section, or to its scheda, the gravest first. */
const diQui = (rilievi: readonly Rilievo[], sezione: Lettura['sezione']): Rilievo[] =>
  rilievi
    .filter(
      (r) =>
        r.accettata === undefined &&
        r.luoghi.some(
          (l) =>
            (l.tipo === 'sezione' && l.id === sezione.id) ||
            (sezione.schedaId !== null && l.id === `scheda:${sezione.schedaId}`),
        ),
    )
    .sort(perGravita);

type NelTesto = { readonly editor: LexicalEditor | null; readonly sezioneId: string };

const Segnalazione = ({ rilievo, editor, sezioneId }: NelTesto & { rilievo: Rilievo }): JSX.Element => {
  const { t } = useTranslation('piano');
  const { t: c } = useTranslation();
  const gravita = gravitaVista(rilievo);
  const { icona: Icona, tono } = segniGravita[gravita];
  const blocco = bloccoDelRilievo(rilievo, sezioneId);
  return (
    <li className={`${stile.segnalazione} ${stile[tono]}`}>
      <p className={stile.segnalazioneTesta}>
        <Icona size={14} aria-hidden />
        {c(`gravitaUno.${gravita}`)} <Codice>{rilievo.regola}</Codice>
      </p>
      <p className={stile.messaggio}>{rilievo.messaggio}</p>
      <p className={stile.segnalazioneAzioni}>
        <a href={indirizzo('verifica', rilievo.regola, { soggetto: rilievo.soggetto })}>{t('ispettore.vedi')}</a>
        {blocco === null || editor === null ? null : (
          <Bottone
            variante="quieta"
            misura="piccola"
            onPress={() => mostraNelTesto(editor, blocco, paroleDelRilievo(rilievo))}
          >
            {t('ispettore.mostraNelTesto')}
          </Bottone>
        )}
      </p>
    </li>
  );
};

const CifraScelta = ({ dato, apri }: { dato: DatoRisolto; apri: (d: DatoRisolto) => void }): JSX.Element => {
  const { t } = useTranslation('piano');
  return (
    <section className={stile.scheda}>
      <h3 className={stile.titoloDato}>
        <Link2 size={14} aria-hidden />
        {t('ispettore.cifra')}
      </h3>
      <dl className={stile.coppie}>
        <dt>{t('ispettore.valore')}</dt>
        <dd>
          <strong>{dato.testo}</strong> {dato.titolo}
        </dd>
        <dt>{t('ispettore.registro')}</dt>
        <dd>{dato.registro}</dd>
        <dt>{t('ispettore.origine')}</dt>
        <dd>{dato.origine}</dd>
      </dl>
      <Bottone variante="quieta" misura="piccola" onPress={() => apri(dato)}>
        {t('ispettore.apriRiga')}
      </Bottone>
    </section>
  );
};

const Storia = (): JSX.Element => {
  const { t } = useTranslation('piano');
  const { data } = useDomanda('storia/elenco', { limite: 40, primaDi: null });
  if (!data || data.modifiche.length === 0) return <p className={stile.tenue}>{t('ispettore.nessunaStoria')}</p>;
  return (
    <section className={stile.scheda}>
      <h3>{t('ispettore.modificheRecenti')}</h3>
      <ol className={stile.storia}>
        {data.modifiche.map((m) => (
          <li key={m.seq} data-annullata={m.annullata}>
            <span>{m.titolo}</span>
            <span className={stile.tenue}>
              {m.autore}, <time dateTime={m.istante}>{istanteBreve(m.istante)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Contents that the section must have, present or missing. */
const Elementi = ({ elementi }: { elementi: Lettura['elementi'] }): JSX.Element => {
  const { t } = useTranslation('piano');
  return (
    <section className={stile.scheda}>
      <h3>{t('ispettore.serve')}</h3>
      <ul className={stile.elementi}>
        {elementi.map((e) => (
          <li key={e.testo}>
            {e.presente ? (
              <Check size={16} className={stile.ok} role="img" aria-label={t('ispettore.presente')} />
            ) : (
              <CircleDashed size={16} className={stile.warn} role="img" aria-label={t('ispettore.manca')} />
            )}
            {e.testo}
          </li>
        ))}
      </ul>
    </section>
  );
};

type Proprieta = {
  readonly lettura: Lettura;
  readonly dato: DatoRisolto | null;
  readonly apriOrigine: (d: DatoRisolto) => void;
  readonly editor: LexicalEditor | null;
};

/** What the open section needs to know: the figure under the cursor, findings, mandatory contents, contributions, history. */
export const Ispettore = ({ lettura, dato, apriOrigine, editor }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const { data: verifica } = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const [scheda, setScheda] = useState('qui');
  const rilievi = verifica === undefined ? [] : diQui(verifica.rilievi, lettura.sezione);
  const qui = (
    <>
      {dato === null ? null : <CifraScelta dato={dato} apri={apriOrigine} />}
      <section className={stile.scheda}>
        <h3>
          {t('ispettore.segnalazioni')} {rilievi.length}
        </h3>
        {rilievi.length === 0 ? (
          <p className={stile.tenue}>{t('ispettore.nessunaSegnalazione')}</p>
        ) : (
          <ul className={stile.segnalazioni}>
            {rilievi.map((r) => (
              <Segnalazione
                key={`${r.regola} ${r.soggetto}`}
                rilievo={r}
                editor={editor}
                sezioneId={lettura.sezione.id}
              />
            ))}
          </ul>
        )}
      </section>
      {lettura.elementi.length === 0 ? null : <Elementi elementi={lettura.elementi} />}
      <section className={stile.scheda}>
        <h3>
          {t('ispettore.contributi')} {lettura.contributi.length}
        </h3>
        {lettura.contributi.length === 0 ? (
          <p className={stile.tenue}>{t('ispettore.nessunContributo')}</p>
        ) : (
          <ul className={stile.contributi}>
            {lettura.contributi.map((c) => (
              <li key={c.id}>
                <a href={indirizzo('coprogrammazione', c.id)}>
                  <Codice>{c.codice}</Codice> {c.ente}
                </a>
                <span className={stile.tenue}>{c.titolo}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
  return (
    <aside className={stile.ispettore} aria-label={t('ispettore.titolo')}>
      <Schede
        etichetta={t('ispettore.titolo')}
        aperta={scheda}
        onApri={setScheda}
        schede={[
          { id: 'qui', titolo: t('ispettore.qui'), contenuto: qui },
          { id: 'storia', titolo: t('ispettore.storia'), contenuto: <Storia /> },
        ]}
      />
    </aside>
  );
};
