import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { mostraEuro } from '../../app/cifre.ts';
import { indirizzo } from '../../app/rotte.ts';
import { scorribile } from '../../ui/Colonne.tsx';
import { classi } from '../../ui/classi.ts';
import { Codice } from '../../ui/Distintivo.tsx';
import { casella, casellaDopo } from '../../ui/frecce.ts';
import { SegnoLivello } from '../../ui/SegnoLivello.tsx';
import m from './mappa.module.css';
import { formeComune, type Misura, ombra, perAbitante } from './misure-mappa.ts';

type Livelli = Riceve<'quadro/livelli'>;
/** Cells that arrows walk: the ARIA pattern of data grids. */
const daPercorrere = { role: 'grid' } as const;
type Punto = readonly [number, number];

/** Cell of the last column: what the Ambito and the other bodies spend, of no Comune in particular. */
const eDegliAltri = (livelli: Livelli, colonna: number) => colonna === livelli.comuni.length;

/** What the cell in focus says in full, with the way to its findings. */
const Dettaglio = ({ livelli, punto: [r, c] }: { readonly livelli: Livelli; readonly punto: Punto }) => {
  const { t } = useTranslation('quadro');
  const riga = livelli.righe[r];
  if (riga === undefined) return null;
  const comune = livelli.comuni[c];
  const cella = riga.celle[c];
  if (comune === undefined || cella === undefined)
    return (
      <p className={m.dettaglio}>
        <b>{t('mappa.altriDi', { leps: riga.nome })}</b> {mostraEuro(riga.altri)}
      </p>
    );
  return (
    <p className={m.dettaglio}>
      <b>{t('mappa.di', { leps: riga.nome, comune: comune.nome })}</b>
      <span>{t(`mappa.stati.${cella.stato}`)}</span>
      <span>
        {t('mappa.spende', { importo: mostraEuro(cella.importo) })}
        {cella.perAbitanteCents === null
          ? ''
          : ` ${t('mappa.aTesta', { importo: perAbitante(cella.perAbitanteCents) })}`}
      </span>
      {cella.segnalazioni === 0 ? (
        <span className="tenue">{t('mappa.senzaSegnalazioni')}</span>
      ) : (
        <a href={indirizzo('verifica', null, { leps: riga.leps, comune: comune.id })}>
          {t('mappa.segnalazioni', { count: cella.segnalazioni })}
        </a>
      )}
    </p>
  );
};

/** LEPS × Comune as a grid that arrows walk: one stop of Tab, each cell says all of itself. */
export const MappaLivelli = ({ livelli, misura }: { readonly livelli: Livelli; readonly misura: Misura }) => {
  const { t } = useTranslation('quadro');
  const [punto, vai] = useState<Punto>([0, 0]);
  const griglia = useRef<HTMLTableElement>(null);
  const colonne = livelli.comuni.length + (misura === 'spesa' ? 1 : 0);
  const muovi = (e: KeyboardEvent) => {
    const dopo = casellaDopo(e, punto, [livelli.righe.length, colonne]);
    if (dopo === null) return;
    e.preventDefault();
    vai(dopo);
    griglia.current?.querySelector<HTMLElement>(`[data-casella="${casella(...dopo)}"]`)?.focus();
  };
  const attributi = (r: number, c: number) => ({
    'data-casella': casella(r, c),
    tabIndex: punto[0] === r && punto[1] === c ? 0 : -1,
    onFocus: () => vai([r, c]),
    onMouseEnter: () => vai([r, c]),
  });
  return (
    <>
      <section className={m.scorre} aria-label={t('mappa.titolo')} {...scorribile}>
        <table ref={griglia} {...daPercorrere} aria-label={t('mappa.griglia')} className={m.mappa} onKeyDown={muovi}>
          <thead>
            <tr>
              <th scope="col">{t('leps.livello')}</th>
              {livelli.comuni.map((comune) => (
                <th key={comune.id} scope="col" className={m.comune}>
                  <span>{comune.nome}</span>
                </th>
              ))}
              {misura === 'spesa' ? (
                <th scope="col" className={m.comune}>
                  <span>{t('mappa.altri')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {livelli.righe.map((riga, r) => (
              <tr key={riga.leps}>
                <th scope="row" className={m.livello}>
                  <span>
                    <Codice>{riga.breve}</Codice> <span>{riga.nome}</span>
                  </span>
                </th>
                {riga.celle.map((cella, c) => {
                  const comune = livelli.comuni[c];
                  const nome = t('mappa.casella', {
                    leps: riga.nome,
                    comune: comune?.nome ?? '',
                    stato: t(`mappa.stati.${cella.stato}`),
                    importo: mostraEuro(cella.importo),
                    count: cella.segnalazioni,
                  });
                  return (
                    <td
                      key={comune?.id ?? c}
                      className={classi(
                        m.casella,
                        misura === 'stato' && m[cella.stato],
                        misura === 'spesa' && m[ombra(cella.perAbitanteCents, livelli.fasce)],
                        misura === 'segnalazioni' && cella.segnalazioni > 0 && m.segnalata,
                      )}
                      aria-label={nome}
                      {...attributi(r, c)}
                    >
                      {misura === 'stato' ? (
                        <SegnoLivello forma={formeComune[cella.stato]} />
                      ) : misura === 'spesa' ? (
                        cella.perAbitanteCents === null ? (
                          '?'
                        ) : (
                          perAbitante(cella.perAbitanteCents)
                        )
                      ) : cella.segnalazioni === 0 ? (
                        <span className="tenue">·</span>
                      ) : (
                        intero(cella.segnalazioni)
                      )}
                    </td>
                  );
                })}
                {misura === 'spesa' ? (
                  <td
                    className={classi(m.casella, m.altri)}
                    aria-label={t('mappa.casellaAltri', { leps: riga.nome, importo: mostraEuro(riga.altri) })}
                    {...attributi(r, livelli.comuni.length)}
                  >
                    {mostraEuro(riga.altri)}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div aria-live="off">
        <Dettaglio
          livelli={livelli}
          punto={eDegliAltri(livelli, punto[1]) && misura !== 'spesa' ? [punto[0], 0] : punto}
        />
      </div>
    </>
  );
};
