import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../../app/api/uso.ts';
import { correggi } from '../../../app/navigazione.ts';
import { scorribile } from '../../../ui/Colonne.tsx';
import { Attesa, Guasto } from '../../../ui/Condizioni.tsx';
import { Schede } from '../../../ui/Schede.tsx';
import pagina from '../piano.module.css';
import { GrigliaParte } from './GrigliaParte.tsx';
import { LatoScheda } from './LatoScheda.tsx';
import { ModuloScheda } from './ModuloScheda.tsx';
import s from './scheda.module.css';

const parti = ['identita', 'risorse', 'personale', 'obiettivi', 'cronoprogramma', 'servizi'] as const;
type Parte = (typeof parti)[number];

/** Editor of one scheda: its fields and its grids in the middle, what they add up to on the right. */
export const SchedaAperta = ({
  id,
  rotta,
  parte,
  scrivibile,
}: {
  readonly id: string;
  /** How the address names it. */
  readonly rotta: string;
  readonly parte: string | undefined;
  readonly scrivibile: boolean;
}) => {
  const { t } = useTranslation('scheda');
  const { data: scheda, error } = useDomanda('schede/leggi', { id });
  if (error) return <Guasto titolo={t('guasto')} messaggio={error.message} />;
  if (!scheda) return <Attesa testo={t('carico')} />;
  const aperta: Parte = parti.find((p) => p === parte) ?? 'identita';
  const nome = `${scheda.codice} ${scheda.titolo}`;
  const griglia = (vista: string, chiave: GrigliaDetta, alta = false) => (
    <GrigliaParte
      key={vista}
      vista={vista}
      scheda={id}
      titolo={t(`griglia.${chiave}`)}
      spiega={t(`griglia.${chiave}Spiega`)}
      alta={alta}
    />
  );
  const { quanti } = scheda;
  const contenuti: Readonly<Record<Parte, { readonly contenuto: React.ReactNode; readonly conta?: number }>> = {
    identita: { contenuto: <ModuloScheda id={id} nome={nome} scrivibile={scrivibile} /> },
    risorse: {
      conta: quanti.voci,
      contenuto: (
        <div className={s.pila}>
          {griglia('voci', 'voci')}
          {griglia('risorse', 'risorse')}
        </div>
      ),
    },
    personale: {
      conta: quanti.personale,
      contenuto: <div className={s.pila}>{griglia('personale-richiesto', 'personale', true)}</div>,
    },
    obiettivi: {
      conta: quanti.indicatori,
      contenuto: (
        <div className={s.pila}>
          {griglia('obiettivi', 'obiettivi')}
          {griglia('indicatori', 'indicatori')}
        </div>
      ),
    },
    cronoprogramma: {
      conta: quanti.fasi,
      contenuto: <div className={s.pila}>{griglia('cronoprogramma', 'cronoprogramma', true)}</div>,
    },
    servizi: { conta: quanti.servizi, contenuto: <div className={s.pila}>{griglia('servizi', 'servizi', true)}</div> },
  };
  return (
    <>
      <section className={pagina.editor} aria-label={nome} data-pannello {...scorribile}>
        <Schede
          etichetta={t('partiScheda')}
          aperta={aperta}
          onApri={(p) => correggi('piano', rotta, { modo: 'scheda', parte: p })}
          schede={parti.map((p) => ({ id: p, titolo: t(`parte.${p}`), ...contenuti[p] }))}
        />
      </section>
      <LatoScheda scheda={scheda} scrivibile={scrivibile} />
    </>
  );
};
type GrigliaDetta = 'voci' | 'risorse' | 'personale' | 'obiettivi' | 'indicatori' | 'cronoprogramma' | 'servizi';
