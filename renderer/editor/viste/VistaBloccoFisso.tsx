import { Link2, Lock } from 'lucide-react';
import { createElement, Fragment, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Blocco, Inline } from '#domain/section-content.ts';
import { chiaveCitazione, useRisolti, useSezione } from '../contesto.tsx';
import stile from '../editor.module.css';
import { HtmlSicuro } from './HtmlSicuro.tsx';

/** Read-only run of locked text: figures and citations are live here too. */
const Tratto = ({ nodo }: { nodo: Inline }): JSX.Element | null => {
  const { t } = useTranslation('piano');
  const { dati, citazioni } = useRisolti();
  const { apriNorma } = useSezione();
  switch (nodo.tipo) {
    case 'testo': {
      const s = nodo.stile;
      const dentro = s?.corsivo ? <em>{nodo.testo}</em> : nodo.testo;
      return s?.grassetto ? <strong>{dentro}</strong> : <span>{dentro}</span>;
    }
    case 'a-capo':
      return <br />;
    case 'dato': {
      const d = dati.get(nodo.rif);
      return (
        <span className={d?.stato === 'ok' ? stile.dato : stile.datoNv} title={d?.origine ?? nodo.rif}>
          {d?.testo ?? t('dato.nv')}
        </span>
      );
    }
    case 'citazione': {
      const c = citazioni.get(chiaveCitazione(nodo));
      return c?.url ? (
        <a
          href={c.url}
          className={stile.citazione}
          title={c.titolo}
          onClick={(e) => {
            e.preventDefault();
            if (c.url !== null) apriNorma(c.url);
          }}
        >
          {c.testo}
        </a>
      ) : (
        <span className={stile.citazione} title={c?.titolo ?? ''}>
          {c?.testo ?? nodo.norma}
        </span>
      );
    }
    case 'segnaposto':
      return <span className={stile.segnaposto}>{nodo.etichetta}</span>;
    case 'rinvio':
      return <span className={stile.rinvio}>{nodo.a}</span>;
    case 'collegamento':
      return <span className={stile.collegamento}>{nodo.testo}</span>;
    case 'nota':
      return <sup title={nodo.testo}>nota</sup>;
    case 'contributo':
    case 'commento':
      return null;
  }
};
const trattoDi = (nodo: Inline): JSX.Element => createElement(Tratto, { nodo });
/** Runs of a locked block never move: they are static children, without keys. */
const Tratti = ({ nodi }: { nodi: readonly Inline[] }): JSX.Element =>
  createElement(Fragment, null, ...nodi.map(trattoDi));

type CellaBlocco = Extract<Blocco, { tipo: 'tabella' }>['righe'][number][number];
const cellaDi = (c: CellaBlocco): JSX.Element =>
  createElement(
    c.intestazione ? 'th' : 'td',
    c.intestazione ? { scope: 'col' } : null,
    createElement(Tratti, { nodi: c.contenuto }),
  );

const Corpo = ({ blocco }: { blocco: Blocco }): JSX.Element | null => {
  switch (blocco.tipo) {
    case 'titolo':
      return (
        <h3>
          <Tratti nodi={blocco.contenuto} />
        </h3>
      );
    case 'paragrafo':
    case 'riquadro':
      return (
        <p>
          <Tratti nodi={blocco.contenuto} />
        </p>
      );
    case 'elenco':
      return (
        <ul>
          {blocco.voci.map((v) => (
            <li key={v.id}>
              <Tratti nodi={v.contenuto} />
            </li>
          ))}
        </ul>
      );
    case 'tabella':
      return createElement(
        'table',
        null,
        createElement('tbody', null, ...blocco.righe.map((riga) => createElement('tr', null, ...riga.map(cellaDi)))),
      );
    default:
      return null;
  }
};

/** A block that nobody types in: locked text with its padlock, or a table bound to registers with its note. */
export const VistaBloccoFisso = ({ blocco }: { blocco: Blocco | null }): JSX.Element => {
  const { t } = useTranslation('piano');
  const { vivi } = useRisolti();
  if (blocco === null) return <p className={stile.illeggibile}>{t('blocco.illeggibile')}</p>;
  const html = vivi[blocco.id];
  if (
    blocco.tipo === 'tabella-viva' ||
    blocco.tipo === 'grafico-vivo' ||
    blocco.tipo === 'modello' ||
    blocco.tipo === 'figura'
  ) {
    return (
      <section
        className={stile.vivo}
        contentEditable={false}
        aria-label={'titolo' in blocco && blocco.titolo ? blocco.titolo : t('blocco.vivo')}
      >
        {html === undefined ? <p className={stile.attesa}>{t('blocco.attesa')}</p> : <HtmlSicuro html={html} />}
        <p className={stile.legata}>
          <Link2 aria-hidden size={12} />
          {blocco.tipo === 'modello' ? t('blocco.dalModello') : t('blocco.legata')}
        </p>
      </section>
    );
  }
  return (
    <section className={stile.vincolato} contentEditable={false} aria-label={t('blocco.vincolato')}>
      <p className={stile.lucchetto}>
        <Lock aria-hidden size={12} />
        {t('blocco.vincolato')}
      </p>
      <Corpo blocco={blocco} />
    </section>
  );
};
