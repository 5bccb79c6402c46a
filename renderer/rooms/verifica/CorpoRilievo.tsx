import type { TFunction } from 'i18next';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Luogo, Rilievo } from '#domain/esito.ts';
import { dataBreve, istanteBreve } from '#format/date.ts';
import { chiedi } from '../../app/api/uso.ts';
import { indirizzoLuogo, origineLuogo } from '../../app/luoghi.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { classi } from '../../ui/classi.ts';
import { Codice, Distintivo, Stato } from '../../ui/Distintivo.tsx';
import { Voci } from '../../ui/Pannello.tsx';
import { Accettazione } from './Accettazione.tsx';
import { scomponi } from './espressione.ts';
import type { Contesto, ContestoRilievo } from './filtri.ts';
import { Rimedi } from './Rimedi.tsx';
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

/** Sources of a rule: words, link to the norm, and whether somebody checked them. */
export const Fonti = ({ fonti }: { readonly fonti: Rilievo['fonti'] }) => {
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

/** Step by step: what is done, with the real numbers, by which article. */
const Passi = ({ passi }: { readonly passi: NonNullable<Rilievo['passi']> }) => {
  const { t } = useTranslation('verifica');
  const [aperto, apri] = useState(false);
  const id = useId();
  return (
    <section className={s.intera}>
      <Bottone
        misura="piccola"
        icona={aperto ? ChevronDown : ChevronRight}
        espanso={aperto}
        controlla={id}
        onPress={() => apri(!aperto)}
      >
        {t('percheCosi')}
      </Bottone>
      <ol id={id} className={s.passi} hidden={!aperto}>
        {passi.map((p) => (
          <li key={`${p.testo} ${p.calcolo}`}>
            <p>{p.testo}</p>
            <p className={s.contoPasso}>
              {p.calcolo === '' ? null : <span>{p.calcolo}</span>}
              {p.calcolo === '' ? null : <span aria-hidden>=</span>}
              <b>{p.risultato}</b>
            </p>
            {p.fonte === undefined ? null : <p className="tenue minuta">{p.fonte}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Since when the finding is there, and whether it had gone before. */
const daQuando = (
  t: TFunction<'verifica'>,
  nota: ContestoRilievo | undefined,
  versioni: Contesto['versioni'],
): string | null => {
  const dal = nota?.dal ?? null;
  if (dal === null) return null;
  const dopo = versioni.findLast((v) => v.istante < dal);
  const quando =
    dopo === undefined
      ? t('dal', { data: istanteBreve(dal) })
      : t('dalDopo', { data: istanteBreve(dal), numero: dopo.numero, nome: dopo.nome });
  return (nota?.volte ?? 1) > 1 ? `${quando} ${t('tornataVolte', { volte: nota?.volte })}` : quando;
};

/** An open finding: calculation and its steps, both places, law, what to do, since when, acceptance. */
export const CorpoRilievo = ({
  rilievo,
  titoloRegola,
  nota,
  versioni,
  solaLettura,
}: {
  readonly rilievo: Rilievo;
  readonly titoloRegola: string;
  readonly nota: ContestoRilievo | undefined;
  readonly versioni: Contesto['versioni'];
  readonly solaLettura: boolean;
}) => {
  const { t } = useTranslation('verifica');
  const { causa, passi } = rilievo;
  const voci: [string, ReactNode][] = [
    [
      t('regola'),
      <a key="r" href={indirizzo('verifica', 'regole', { regola: rilievo.regola })}>
        {titoloRegola}
      </a>,
    ],
  ];
  const quando = daQuando(t, nota, versioni);
  if (quando !== null) voci.push([t('presente'), quando]);
  if (rilievo.fonti.length > 0) voci.push([t('fonti'), <Fonti key="f" fonti={rilievo.fonti} />]);
  if (causa !== undefined)
    voci.push([
      t('causa'),
      <a key="c" href={indirizzo('verifica', causa)}>
        <Codice>{causa}</Codice> {t('vediCausa')}
      </a>,
    ]);
  return (
    <div className={s.corpo}>
      {rilievo.espressione === '' ? null : <Calcolo espressione={rilievo.espressione} />}
      {passi === undefined || passi.length === 0 ? null : <Passi passi={passi} />}
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
      {rilievo.rimedi.length === 0 ? null : <Rimedi rilievo={rilievo} solaLettura={solaLettura} />}
      {solaLettura ? null : <Accettazione rilievo={rilievo} />}
    </div>
  );
};
