import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { indirizzoLuogo } from '../../../app/luoghi.ts';
import { indirizzo } from '../../../app/rotte.ts';
import { Carta } from '../../../ui/Carta.tsx';
import { Etichetta } from '../../../ui/Distintivo.tsx';
import s from './cambia.module.css';
import { conPosto, type Gruppi, type Voce } from './parole.ts';

/** Cells of one table shown at once: the rest is in the table itself. */
const RIGHE = 40;

const Celle = ({ voce }: { readonly voce: Voce }) => {
  const { t } = useTranslation('cambia');
  return (
    <div className={s.celle}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('riga')}</th>
            <th scope="col">{t('colonna')}</th>
            <th scope="col">{t('prima')}</th>
            <th scope="col">{t('dopo')}</th>
          </tr>
        </thead>
        <tbody>
          {voce.celle.slice(0, RIGHE).map((c) => (
            <tr key={`${c.riga}|${c.colonna ?? ''}|${c.prima === null ? 'nuova' : ''}`}>
              <th scope="row">{c.riga}</th>
              <td>{c.colonna ?? <span className="tenue">{t('rigaIntera')}</span>}</td>
              <td>{c.prima === null ? <span className="tenue">{t('eraVuoto')}</span> : <del>{c.prima}</del>}</td>
              <td>{c.dopo === null ? <span className="tenue">{t('nonPiu')}</span> : <ins>{c.dopo}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {voce.celle.length > RIGHE ? (
        <p className="tenue minuta">{t('altreCelle', { count: voce.celle.length - RIGHE })}</p>
      ) : null}
    </div>
  );
};

const PrimaEDopo = ({ voce }: { readonly voce: Voce }) => {
  if (voce.celle.length > 0) return <Celle voce={voce} />;
  return (
    <Carta intero>
      {conPosto(voce.tratti).map(({ chiave, tipo, testo }) =>
        tipo === 'uguale' ? (
          <span key={chiave}>{testo}</span>
        ) : tipo === 'tolto' ? (
          <del key={chiave}>{testo}</del>
        ) : (
          <ins key={chiave}>{testo}</ins>
        ),
      )}
    </Carta>
  );
};

/** Links of a place: the passage, the datum, the finding. */
const Rimandi = ({ voce }: { readonly voce: Voce }) => {
  const { t } = useTranslation('cambia');
  const passaggio = voce.luogo === null ? null : indirizzoLuogo(voce.luogo);
  const dato = voce.fonte === null ? null : indirizzoLuogo(voce.fonte);
  const [regola] = voce.regola?.split('/') ?? [];
  const con = (parola: string) => `${parola}: ${voce.titolo}`;
  return (
    <>
      {passaggio === null ? null : (
        <a href={passaggio} aria-label={con(t('passaggio'))}>
          {t('passaggio')}
        </a>
      )}
      {dato === null ? null : (
        <a href={dato} aria-label={con(t('dato'))}>
          {t('dato')}
        </a>
      )}
      {regola === undefined ? null : (
        <a href={indirizzo('verifica', regola)} aria-label={con(t('vediRilievo'))}>
          {t('vediRilievo')}
        </a>
      )}
    </>
  );
};

const UnaVoce = ({ voce, azioni }: { readonly voce: Voce; readonly azioni: ReactNode }) => {
  const { t } = useTranslation('cambia');
  return (
    <li className={s.voce} data-voce={voce.id}>
      <div className={s.testata}>
        <h4>{voce.titolo}</h4>
        <Etichetta>{t(`genere.${voce.genere}`)}</Etichetta>
        {voce.cambio === 'cambiato' ? null : <Etichetta>{t(`cambio.${voce.cambio}`)}</Etichetta>}
      </div>
      <PrimaEDopo voce={voce} />
      {voce.diceva === null ? null : <p className="tenue minuta">{t('diceva', { testo: voce.diceva })}</p>}
      <div className={s.piede}>
        {voce.istante === '' ? null : (
          <span className="tenue minuta">{t('daCausa', { causa: voce.causa, data: istanteBreve(voce.istante) })}</span>
        )}
        <Rimandi voce={voce} />
        <span className={s.azioni}>{azioni}</span>
      </div>
    </li>
  );
};

/** Changes section by section, before and after; `azioni` adds what one may do of each, `testa` of each group. */
export const GruppiCambio = ({
  gruppi,
  azioni,
  testa,
}: {
  readonly gruppi: Gruppi;
  readonly azioni?: (voce: Voce) => ReactNode;
  readonly testa?: (gruppo: Gruppi[number]) => ReactNode;
}) => (
  <div className={s.gruppi}>
    {gruppi.map((g) => (
      <section key={g.id} className={s.gruppo} aria-label={`${g.numero} ${g.titolo}`.trim()}>
        <header>
          <h3>
            {g.numero === '' ? null : <span className="tenue">{g.numero} </span>}
            {g.titolo}
          </h3>
          {testa?.(g)}
        </header>
        <ul>
          {g.voci.map((v) => (
            <UnaVoce key={v.id} voce={v} azioni={azioni?.(v)} />
          ))}
        </ul>
      </section>
    ))}
  </div>
);
