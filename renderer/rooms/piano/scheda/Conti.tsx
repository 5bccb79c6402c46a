import { useTranslation } from 'react-i18next';
import { euro } from '#format/numeri.ts';
import { indirizzo } from '../../../app/rotte.ts';
import { Codice, Stato } from '../../../ui/Distintivo.tsx';
import { Titoletto } from '../../../ui/Pannello.tsx';
import { type Conti as ContiScheda, cifra, esitoConto, nota, type Rilievo, type Scheda } from './lettura.ts';
import s from './scheda.module.css';
import { segnoEsito } from './segni-conti.ts';

/** A difference that is not zero stands out, with its sign; zero and unknown have their words. */
const Differenza = ({ cents }: { readonly cents: number | null }) => {
  const { t } = useTranslation('scheda');
  const tono = cents === null ? s.unk : cents === 0 ? s.ok : s.bad;
  return <span className={tono}>{cifra(cents, t('nd'))}</span>;
};

const Anni = ({ conti }: { readonly conti: ContiScheda }) => {
  const { t } = useTranslation('scheda');
  return (
    <table className={s.tabella}>
      <caption className="solo-voce">{t('conti.perAnno')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('conti.anno')}</th>
          <th scope="col">{t('conti.costo')}</th>
          <th scope="col">{t('conti.fonti')}</th>
          <th scope="col">{t('conti.differenza')}</th>
        </tr>
      </thead>
      <tbody>
        {conti.anni.map((a) => (
          <tr key={a.anno}>
            <th scope="row">{a.anno}</th>
            <td>{cifra(nota(a.costo), t('nd'))}</td>
            <td>{cifra(nota(a.risorse), t('nd'))}</td>
            <td>
              <Differenza cents={a.differenza} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('conti.totale')}</th>
          <td>{cifra(nota(conti.totale.costo), t('nd'))}</td>
          <td>{cifra(nota(conti.totale.risorse), t('nd'))}</td>
          <td>
            <Differenza cents={conti.totale.differenza} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
};

/** Each fund of the scheda beside what the whole plan does with it, annuality by annuality. */
const Fondi = ({ fondi, rilievi }: { readonly fondi: ContiScheda['fondi']; readonly rilievi: readonly Rilievo[] }) => {
  const { t } = useTranslation('scheda');
  if (fondi.length === 0) return <p className={s.tenue}>{t('conti.nessunFondo')}</p>;
  return (
    <ul className={s.fondi}>
      {fondi.map((f) => {
        const { resta } = f;
        const sfora = resta !== null && resta < 0 ? t('conti.sfora', { quanto: euro(-resta) }) : null;
        const fin02 = rilievi.find((r) => r.regola === 'FIN-02' && r.soggetto === `${f.fondoId}/${f.annualita}`);
        return (
          <li key={`${f.fondo}/${f.annualita}`}>
            <p className={s.rigaFondo}>
              <b>
                {f.fondo} {f.annualita}
              </b>
              <span>{cifra(nota(f.scheda), t('nd'))}</span>
            </p>
            <p className={s.tenue}>
              {f.piano === null
                ? t('conti.fondoIgnoto')
                : t('conti.nelPiano', { tutte: cifra(nota(f.piano), t('nd')) })}
              {f.piano === null ? null : f.assegnato === null ? (
                <> · {t('conti.nonAssegnato')}</>
              ) : (
                <> · {t('conti.assegnati', { quanto: cifra(f.assegnato, t('nd')) })}</>
              )}
            </p>
            {sfora === null ? null : fin02 === undefined ? (
              <p className={s.bad}>{sfora}</p>
            ) : (
              <a className={s.bad} href={indirizzo('verifica', fin02.regola, { soggetto: fin02.soggetto })}>
                {sfora}
              </a>
            )}
            {resta === null || resta < 0 ? null : (
              <p className={s.tenue}>
                {resta === 0 ? t('conti.tuttoUsato') : t('conti.resta', { quanto: euro(resta) })}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const NelPiano = ({ conti }: { readonly conti: ContiScheda }) => {
  const { t } = useTranslation('scheda');
  return (
    <table className={s.tabella}>
      <caption className="solo-voce">{t('conti.pesoTitolo')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('conti.anno')}</th>
          <th scope="col">{t('conti.questa')}</th>
          <th scope="col">{t('conti.tutte')}</th>
        </tr>
      </thead>
      <tbody>
        {[...conti.anni, { ...conti.totale, anno: t('conti.totale') }].map((a) => (
          <tr key={a.anno}>
            <th scope="row">{a.anno}</th>
            <td>{cifra(nota(a.risorse), t('nd'))}</td>
            <td>{cifra(nota(a.piano), t('nd'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Written totals of an imported overview beside the resources of the scheda. */
const Scritti = ({ scritti }: { readonly scritti: ContiScheda['scritti'] }) => {
  const { t } = useTranslation('scheda');
  return (
    <table className={s.tabella}>
      <caption className="solo-voce">{t('conti.scrittiTitolo')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('conti.anno')}</th>
          <th scope="col">{t('conti.scritto')}</th>
          <th scope="col">{t('conti.differenza')}</th>
        </tr>
      </thead>
      <tbody>
        {scritti.map((x) => (
          <tr key={`${x.anno}/${x.scritto ?? ''}`}>
            <th scope="row">{x.anno}</th>
            <td>{cifra(x.scritto, t('nd'))}</td>
            <td>
              <Differenza cents={x.differenza} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Whether the scheda says no cost and no funds yet. */
export const senzaConti = ({ totale }: ContiScheda): boolean =>
  totale.costo.cents === 0 && totale.costo.ignoti === 0 && totale.risorse.cents === 0 && totale.risorse.ignoti === 0;

/** The balance of a scheda in one line: icon, words, amount. */
export const EsitoConti = ({ conti, grande = false }: { readonly conti: ContiScheda; readonly grande?: boolean }) => {
  const { t } = useTranslation('scheda');
  const { differenza, senzaCosto } = conti.totale;
  // Years that balance only by making up for each other do not balance.
  const perAnno = differenza === 0 ? conti.anni.find((a) => a.differenza !== 0 && a.differenza !== null) : undefined;
  const esito = esitoConto(perAnno?.differenza ?? differenza, senzaCosto, senzaConti(conti));
  return (
    <Stato tono={esito.tono} icona={segnoEsito(esito.tono)} misura={grande ? 'media' : 'normale'}>
      {t(`esito.${esito.chiave}`, { quanto: esito.quanto, count: senzaCosto })}
      {perAnno === undefined ? '' : ` ${t('esito.nel', { anno: perAnno.anno })}`}
    </Stato>
  );
};

/** Both balances of a scheda, as they are now; `rilievi` = every finding of the plan, `suoi` = those of the scheda. */
export const Conti = ({
  scheda,
  rilievi,
  suoi,
}: {
  readonly scheda: Scheda;
  readonly rilievi: readonly Rilievo[];
  readonly suoi: readonly Rilievo[];
}) => {
  const { t } = useTranslation('scheda');
  const { conti } = scheda;
  const squilibri = suoi.filter((r) => r.esito === 'violazione' && (r.regola === 'QE-02' || r.regola === 'FIN-09'));
  return (
    <div className={s.conti}>
      <section aria-label={t('conti.esito')}>
        <p role="status">
          <EsitoConti conti={conti} grande />
        </p>
        {squilibri.length === 0 ? null : (
          <ul className={s.squilibri}>
            {squilibri.map((r) => (
              <li key={`${r.regola} ${r.soggetto}`}>
                <a href={indirizzo('verifica', r.regola, { soggetto: r.soggetto })}>
                  <Codice>{r.regola}</Codice> {r.messaggio}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <Titoletto>{t('conti.perAnno')}</Titoletto>
        <Anni conti={conti} />
      </section>
      <section>
        <Titoletto>{t('conti.perFondo')}</Titoletto>
        <Fondi fondi={conti.fondi} rilievi={rilievi} />
      </section>
      <section>
        <Titoletto>{t('conti.pesoTitolo')}</Titoletto>
        <NelPiano conti={conti} />
      </section>
      {conti.scritti.length === 0 ? null : (
        <section>
          <Titoletto>{t('conti.scrittiTitolo')}</Titoletto>
          <Scritti scritti={conti.scritti} />
        </section>
      )}
    </div>
  );
};
