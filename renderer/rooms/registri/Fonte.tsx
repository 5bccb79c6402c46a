import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { useDomanda } from '../../app/api/uso.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { scorribile } from '../../ui/Colonne.tsx';
import { Attesa } from '../../ui/Condizioni.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Codice } from '../../ui/Distintivo.tsx';
import { Riquadro, Voci } from '../../ui/Pannello.tsx';
import s from './registri.module.css';
import type { Cella } from './viste.ts';

type Fonte = NonNullable<Cella['fonte']>;

/** Excerpt of the file around the cell that was read, with that cell marked. */
const Estratto = ({ fonte }: { readonly fonte: Fonte }) => {
  const { t } = useTranslation('registri', { keyPrefix: 'fonte' });
  const { documentoId, foglio, cella } = fonte;
  const domanda = useDomanda('registri/fonte', { documentoId, foglio, cella }, { tieniPrecedente: true });
  const qui = useRef<HTMLTableCellElement>(null);
  const letta = domanda.data;
  useEffect(() => {
    if (letta !== undefined) qui.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [letta]);
  if (domanda.isError) return <Riquadro tono="warn">{domanda.error.message}</Riquadro>;
  if (letta === undefined) return <Attesa testo={t('leggo')} />;
  if (letta.assente !== null) return <p className="tenue">{letta.assente}</p>;
  return (
    <figure className={s.estratto}>
      {/* A region that scrolls must be reachable by keyboard. */}
      <section className={s.estrattoScorre} aria-label={t('estratto', { file: letta.file })} {...scorribile}>
        <table>
          {letta.colonne.length === 0 ? null : (
            <thead>
              <tr>
                <th aria-label={t('riga')} />
                {letta.colonne.map((c) => (
                  <th key={c} scope="col">
                    {c}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {letta.righe.map((r) => (
              <tr key={`${r.numero} ${r.celle.join('|')}`} className={r.segnata ? s.estrattoRiga : undefined}>
                <th scope="row">{r.numero}</th>
                {r.celle.map((testo, i) => {
                  const segnata = r.cella === i;
                  return (
                    <td
                      // The place is the identity of a cell of a file.
                      key={`${r.numero}:${letta.colonne[i] ?? i}`}
                      {...(segnata ? { ref: qui, 'aria-current': 'location' as const } : {})}
                    >
                      {segnata ? <mark>{testo === '' ? t('vuota') : testo}</mark> : testo}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption className="tenue minuta">{t('didascalia')}</figcaption>
    </figure>
  );
};

/** File, sheet, cell and day of a reading, then its excerpt. */
export const FonteCella = ({ fonte, estratto }: { readonly fonte: Fonte; readonly estratto: boolean }) => {
  const { t } = useTranslation('registri');
  return (
    <>
      <Voci
        voci={[
          [t('file'), fonte.file],
          ...(fonte.foglio === null ? [] : ([[t('foglio'), fonte.foglio]] as const)),
          ...(fonte.cella === null ? [] : ([[t('cella'), <Codice key="c">{fonte.cella}</Codice>]] as const)),
          ...(fonte.letto === null ? [] : ([[t('letto'), `«${fonte.letto}»`]] as const)),
          ...(fonte.importatoIl === null ? [] : ([[t('importatoIl'), istanteBreve(fonte.importatoIl)]] as const)),
        ]}
      />
      {estratto && fonte.cella !== null ? <Estratto fonte={fonte} /> : null}
    </>
  );
};

/** The source in full: a piece of the sheet, or lines of the text, with the cell marked. */
export const DialogoFonte = ({
  nome,
  fonte,
  chiudi,
}: {
  readonly nome: string;
  readonly fonte: Fonte;
  readonly chiudi: () => void;
}) => {
  const { t } = useTranslation('registri', { keyPrefix: 'fonte' });
  const { t: c } = useTranslation();
  return (
    <Dialogo
      titolo={t('titolo')}
      nota={nome}
      larga
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      azioni={
        <Bottone variante="primaria" onPress={chiudi} fuocoIniziale>
          {c('chiudi')}
        </Bottone>
      }
    >
      <div className="pila">
        <FonteCella fonte={fonte} estratto />
      </div>
    </Dialogo>
  );
};
