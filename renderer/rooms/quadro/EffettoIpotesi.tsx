import { ArrowRight, CircleCheck, CircleDot, CirclePlus, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Riceve } from '../../app/api/uso.ts';
import { mostraEuro, mostraFte, segno } from '../../app/cifre.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Codice, Stato } from '../../ui/Distintivo.tsx';
import { TabellaDati, Tela } from '../../ui/GraficoConTabella.tsx';
import { Riquadro, Titoletto } from '../../ui/Pannello.tsx';
import { Segmenti } from '../../ui/Schede.tsx';
import type { Tono } from '../../ui/toni.ts';
import i from './ipotesi.module.css';

type Effetto = Riceve<'quadro/ipotesi'>;
type Anno = Effetto['anni'][number];
type Passo = Anno['passi'][number];

const toniSoglia = { nessuna: 'bad', contributo: 'warn', leps: 'ok', obiettivo: 'ok' } as const;

/** Amount with its sign: what comes in more is never taken for a total. */
const conSegno = (testo: string): string => (segno(testo) > 0 ? `+${mostraEuro(testo)}` : mostraEuro(testo));

const Cifra = ({
  nome,
  valore,
  prima,
}: {
  readonly nome: string;
  readonly valore: string;
  readonly prima?: string;
}) => (
  <div className={i.cifra}>
    <dt>{nome}</dt>
    <dd>
      {prima === undefined || prima === valore ? null : (
        <>
          <s>{prima}</s> <ArrowRight aria-hidden size={14} />{' '}
        </>
      )}
      <b>{valore}</b>
    </dd>
  </div>
);

/** Steps of the reckoning of a year, each with its numbers and its article. */
const Passi = ({ passi }: { readonly passi: readonly Passo[] }) => (
  <ol className={i.passi}>
    {passi.map((p) => (
      <li key={p.titolo}>
        <span>{p.titolo}</span>
        <span className={i.calcolo}>{p.calcolo}</span>
        <b>{p.risultato}</b>
        {p.fonti.length === 0 ? null : (
          <span className="tenue minuta">
            {p.fonti.map((f, n) => (
              <span key={f.testo}>
                {n === 0 ? '' : '; '}
                {f.url === null ? (
                  f.testo
                ) : (
                  <a href={f.url} target="_blank" rel="noreferrer">
                    {f.testo}
                  </a>
                )}
              </span>
            ))}
          </span>
        )}
      </li>
    ))}
  </ol>
);

const segniEvento: Readonly<Record<Effetto['rilievi'][number]['evento'], readonly [LucideIcon, Tono]>> = {
  risolto: [CircleCheck, 'ok'],
  nuovo: [CirclePlus, 'bad'],
  cambiato: [CircleDot, 'unk'],
};

/** Findings that the hire would close, open or change. */
const Rilievi = ({ effetto }: { readonly effetto: Effetto }) => {
  const { t } = useTranslation('quadro');
  return effetto.rilievi.length === 0 ? (
    <p className="tenue">{t('ipotesi.rilieviUguali')}</p>
  ) : (
    <ul className={i.rilievi}>
      {effetto.rilievi.map((r) => {
        const [icona, tono] = segniEvento[r.evento];
        return (
          <li key={`${r.evento}${r.regola}${r.messaggio}`}>
            <Stato tono={tono} icona={icona}>
              {t(`ipotesi.eventi.${r.evento}`)}
            </Stato>
            <a href={indirizzo('verifica', r.regola)}>
              <Codice>{r.regola}</Codice>
            </a>
            <span>{r.messaggio}</span>
          </li>
        );
      })}
    </ul>
  );
};

const Spazio = ({ spazio }: { readonly spazio: Effetto['spazio'] }) => {
  const { t } = useTranslation('quadro');
  if (spazio.passo === null)
    return (
      <Riquadro tono="unk">
        {t('ipotesi.spazioIgnoto', { motivo: spazio.ignoto ?? '' })}{' '}
        <a href={indirizzo('registri', 'capacita')}>{t('ipotesi.spazioApri')}</a>
      </Riquadro>
    );
  return (
    <Riquadro tono={spazio.basta === true ? 'ok' : 'bad'}>
      <Passi passi={[spazio.passo]} />
    </Riquadro>
  );
};

/** What a hire changes: the picture, a year in figures with its steps, room for hires, findings. */
export const EffettoIpotesi = ({ effetto }: { readonly effetto: Effetto }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const [scelto, scegli] = useState<number | null>(null);
  if (effetto.ignoto !== null) return <Riquadro tono="unk">{effetto.ignoto}</Riquadro>;
  const anno = effetto.anni.find((a) => a.anno === scelto) ?? effetto.anni.at(-1);
  if (anno === undefined) return null;
  const ignoto = c('nonVerificabile');
  return (
    <>
      {effetto.grafico === null ? null : (
        <Tela descrizione={effetto.grafico.descrizione} opzione={effetto.grafico.opzione} altezza={300} />
      )}
      <TabellaDati
        titolo={t('ipotesi.tabella')}
        tabella={{
          intestazioni: [
            t('ipotesi.anno'),
            t('ipotesi.alFine'),
            t('ipotesi.unoOgni'),
            t('ipotesi.contributo'),
            t('ipotesi.costoAnno'),
          ],
          righe: effetto.anni.map((a) => ({
            id: String(a.anno),
            celle: [
              String(a.anno),
              mostraFte(a.dopo.alFine),
              a.dopo.rapporto ?? ignoto,
              a.contributoInPiu === null ? ignoto : conSegno(a.contributoInPiu),
              a.costo === null ? ignoto : mostraEuro(a.costo),
            ],
          })),
        }}
      />
      <div className={i.anno}>
        <Segmenti
          etichetta={t('ipotesi.annoScelto')}
          valore={String(anno.anno)}
          onCambia={(id) => scegli(Number(id))}
          opzioni={effetto.anni.map((a) => ({ id: String(a.anno), testo: String(a.anno) }))}
        />
        {anno.dopo.soglia === null ? null : (
          <Stato tono={toniSoglia[anno.dopo.soglia]} icona={CircleDot}>
            {t(`ipotesi.soglie.${anno.dopo.soglia}`)}
          </Stato>
        )}
      </div>
      <dl className={i.cifre}>
        <Cifra nome={t('ipotesi.alFine')} prima={mostraFte(anno.prima.alFine)} valore={mostraFte(anno.dopo.alFine)} />
        <Cifra
          nome={t('ipotesi.unoOgni')}
          prima={anno.prima.rapporto ?? ignoto}
          valore={anno.dopo.rapporto ?? ignoto}
        />
        <Cifra
          nome={t('ipotesi.contributoStima')}
          prima={anno.prima.contributo === null ? ignoto : mostraEuro(anno.prima.contributo)}
          valore={anno.dopo.contributo === null ? ignoto : mostraEuro(anno.dopo.contributo)}
        />
        <Cifra nome={t('ipotesi.costoAnno')} valore={anno.costo === null ? ignoto : mostraEuro(anno.costo)} />
        <Cifra nome={t('ipotesi.netto')} valore={anno.netto === null ? ignoto : mostraEuro(anno.netto)} />
        {anno.quotaInPiu === null ? null : <Cifra nome={t('ipotesi.quota')} valore={conSegno(anno.quotaInPiu)} />}
      </dl>
      <Titoletto>{t('ipotesi.passi', { anno: anno.anno })}</Titoletto>
      <Passi passi={anno.passi} />
      <Titoletto>{t('ipotesi.spazio')}</Titoletto>
      <Spazio spazio={effetto.spazio} />
      <Titoletto>{t('ipotesi.rilievi')}</Titoletto>
      <Rilievi effetto={effetto} />
      <p className="tenue minuta">{t('ipotesi.avvertenza')}</p>
    </>
  );
};
