import { GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Riceve } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Carta } from '../../ui/Carta.tsx';
import { Vuoto } from '../../ui/Condizioni.tsx';
import { Etichetta } from '../../ui/Distintivo.tsx';
import s from './conferenza.module.css';

type Confronto = Riceve<'versioni/confronta'>;
type Blocco = Confronto['sezioni'][number]['blocchi'][number];

/** Pieces of a block with a stable key: their place in the block. */
const conPosto = (blocco: Blocco) => {
  let posto = 0;
  return blocco.tratti.map((tratto) => {
    const chiave = `${posto}-${tratto.tipo}`;
    posto += tratto.testo.length + 1;
    return { chiave, ...tratto };
  });
};

const Capoverso = ({ blocco }: { readonly blocco: Blocco }) => {
  const { t } = useTranslation('conferenza');
  return (
    <div className={s.capoverso}>
      {blocco.cambio === 'cambiato' ? null : <Etichetta>{t(`cambio.${blocco.cambio}`)}</Etichetta>}
      <Carta intero>
        {conPosto(blocco).map(({ chiave, tipo, testo }) =>
          tipo === 'uguale' ? (
            <span key={chiave}>{testo}</span>
          ) : tipo === 'tolto' ? (
            <del key={chiave}>{testo}</del>
          ) : (
            <ins key={chiave}>{testo}</ins>
          ),
        )}
      </Carta>
    </div>
  );
};

/** What changes between two versions: text block by block, then register rows field by field. */
export const Differenze = ({ confronto }: { readonly confronto: Confronto }) => {
  const { t } = useTranslation('conferenza');
  const sezioni = confronto.sezioni.filter((x) => x.cambio !== 'uguale');
  if (sezioni.length === 0 && confronto.registri.length === 0)
    return (
      <Vuoto titolo={t('uguali')} icona={GitCompareArrows}>
        {t('ugualiTesto')}
      </Vuoto>
    );
  return (
    <div className={s.differenze}>
      {sezioni.length === 0 ? null : <h2>{t('testi')}</h2>}
      {sezioni.map((x) => (
        <article key={x.id} className={s.sezione}>
          <header>
            <h3>{x.titolo}</h3>
            <Etichetta>{t(`cambio.${x.cambio}`)}</Etichetta>
            {x.cambio === 'tolta' ? null : <a href={indirizzo('piano', x.id)}>{t('apriSezione')}</a>}
          </header>
          {x.blocchi
            .filter((b) => b.cambio !== 'uguale')
            .map((b) => (
              <Capoverso key={b.id} blocco={b} />
            ))}
        </article>
      ))}
      {confronto.registri.length === 0 ? null : <h2>{t('registri')}</h2>}
      {confronto.registri.map((r) => (
        <article key={`${r.registro}-${r.etichetta}-${r.cambio}`} className={s.sezione}>
          <header>
            <h3>{r.etichetta === '' ? r.termine : r.etichetta}</h3>
            <Etichetta>{r.termine}</Etichetta>
            <Etichetta>{t(`cambio.${r.cambio}`)}</Etichetta>
          </header>
          <table className={s.tabella}>
            <thead>
              <tr>
                <th scope="col">{t('campo')}</th>
                <th scope="col">{t('prima')}</th>
                <th scope="col">{t('dopo')}</th>
              </tr>
            </thead>
            <tbody>
              {r.campi.map((campo) => (
                <tr key={campo.campo}>
                  <th scope="row">{campo.campo}</th>
                  <td>{campo.prima === null ? '—' : <del>{campo.prima}</del>}</td>
                  <td>{campo.dopo === null ? '—' : <ins>{campo.dopo}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </article>
      ))}
    </div>
  );
};
