import { ArrowLeft, BookOpenText } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { indirizzo } from '../../app/rotte.ts';
import { segniGravita } from '../../app/segni.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { scorribile } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { classi } from '../../ui/classi.ts';
import { Codice, Stato } from '../../ui/Distintivo.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { Cerca, Scelta } from '../../ui/Scelta.tsx';
import { Fonti } from './CorpoRilievo.tsx';
import s from './verifica.module.css';

type Regola = Riceve<'verifica/regole'>['regole'][number];
type Riepilogo = Riceve<'verifica/esegui'>['riepilogo'];

const gravita = ['bloccante', 'avviso', 'informazione'] as const;
const stati = ['tutti', 'violazione', 'non_verificabile', 'ok', 'vuota'] as const;
type StatoRegola = (typeof stati)[number];

/** How a rule stands in the open plan: the worst of what it examined. */
const statoDi = (conto: Riepilogo[string] | undefined): Exclude<StatoRegola, 'tutti'> => {
  if (conto === undefined) return 'vuota';
  if (conto.violazione > 0) return 'violazione';
  if (conto.non_verificabile > 0) return 'non_verificabile';
  return conto.ok > 0 ? 'ok' : 'vuota';
};
const toni = { violazione: 'bad', non_verificabile: 'unk', ok: 'ok', vuota: 'unk' } as const;

const trova = (r: Regola, testo: string): boolean => {
  const dove = senzaAccenti([r.id, r.titolo, r.spiega, r.gruppo, ...r.fonti.map((f) => f.testo)].join(' '));
  return senzaAccenti(testo.trim())
    .split(/\s+/)
    .every((parola) => dove.includes(parola));
};

const VoceRegola = ({
  regola,
  conto,
  scelta,
}: {
  readonly regola: Regola;
  readonly conto: Riepilogo[string] | undefined;
  readonly scelta: boolean;
}) => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const voce = useRef<HTMLElement>(null);
  useEffect(() => {
    if (scelta) voce.current?.scrollIntoView({ block: 'start' });
  }, [scelta]);
  const stato = statoDi(conto);
  const base = gravita.find((g) => g === regola.gravita) ?? 'avviso';
  const { icona, tono } = segniGravita[base];
  return (
    <article ref={voce} className={classi(s.regola, scelta && s.regolaScelta)} aria-labelledby={`regola-${regola.id}`}>
      <header>
        <h3 id={`regola-${regola.id}`}>
          <Codice>{regola.id}</Codice> {regola.titolo}
        </h3>
        <Stato tono={tono} icona={icona}>
          {c(`gravitaUno.${base}`)}
        </Stato>
      </header>
      <p>{regola.spiega}</p>
      <dl className={s.fattiRegola}>
        <dt>{t('catalogo.nelPiano')}</dt>
        <dd>
          <Stato tono={toni[stato]}>{t(`catalogo.stato.${stato}`)}</Stato>
          {conto === undefined || conto.esaminati === 0 ? null : (
            <span className="tenue"> {t('catalogo.conto', { ...conto })}</span>
          )}
          {stato === 'violazione' || stato === 'non_verificabile' ? (
            <a href={indirizzo('verifica', regola.id)}>{t('catalogo.vedi')}</a>
          ) : null}
        </dd>
        <dt>{t('fonti')}</dt>
        <dd>
          <Fonti fonti={regola.fonti} />
        </dd>
        <dt>{t('catalogo.legge')}</dt>
        <dd>
          {regola.legge.length === 0 ? (
            <span className="tenue">{t('catalogo.leggeTesto')}</span>
          ) : (
            <ul className={s.legge}>
              {regola.legge.map((l) => (
                <li key={l.vista}>
                  <a href={indirizzo('registri', l.vista)}>{l.titolo}</a>
                  <span className="tenue">: {l.campi.join(', ')}</span>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </article>
  );
};

/** Every rule of the catalogue, as the code has it: what it checks, by which law, on which data, how it stands here. */
export const CatalogoRegole = () => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const { parametri } = useRotta();
  const catalogo = useDomanda('verifica/regole', {});
  const esito = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const testo = parametri.testo ?? '';
  const statoScelto = stati.find((x) => x === parametri.stato) ?? 'tutti';
  const gruppo = parametri.gruppo ?? 'tutti';
  const regole = catalogo.data?.regole ?? [];
  const riepilogo = esito.data?.riepilogo;
  const cambia = (nuovi: Readonly<Record<string, string | null>>) =>
    correggi('verifica', 'regole', { testo, stato: statoScelto, gruppo, ...nuovi });
  const nomiGruppi = useMemo(() => [...new Set(regole.map((r) => r.gruppo))], [regole]);
  const conto = (id: string): Riepilogo[string] | undefined =>
    riepilogo !== undefined && Object.hasOwn(riepilogo, id) ? riepilogo[id] : undefined;
  const viste = regole.filter(
    (r) =>
      r.id === parametri.regola ||
      ((testo.trim() === '' || trova(r, testo)) &&
        (gruppo === 'tutti' || r.gruppo === gruppo) &&
        (statoScelto === 'tutti' || statoDi(conto(r.id)) === statoScelto)),
  );
  const nonLette = new Set(regole.flatMap((r) => r.fonti.filter((f) => f.verificatoIl === null).map((f) => f.testo)))
    .size;
  return (
    <>
      <IntestazioneStanza
        titolo={t('catalogo.titolo')}
        contesto={t('catalogo.contesto', { viste: viste.length, tutte: regole.length, nonLette })}
      >
        <a className={s.aCatalogo} href={indirizzo('verifica')}>
          <ArrowLeft aria-hidden size={16} />
          {t('catalogo.torna')}
        </a>
      </IntestazioneStanza>
      <div className={s.catalogo} data-pannello {...scorribile}>
        <div className={s.cercaRegole}>
          <Cerca etichetta={t('catalogo.cerca')} valore={testo} onCambia={(v) => cambia({ testo: v, regola: null })} />
          <Scelta
            etichetta={t('gruppi')}
            etichettaNascosta
            opzioni={[
              { id: 'tutti', testo: t('catalogo.ogniGruppo') },
              ...nomiGruppi.map((n) => ({ id: n, testo: n })),
            ]}
            valore={gruppo}
            onCambia={(g) => cambia({ gruppo: g })}
          />
          <Scelta
            etichetta={t('catalogo.nelPiano')}
            etichettaNascosta
            opzioni={stati.map((x) => ({ id: x, testo: t(`catalogo.filtro.${x}`) }))}
            valore={statoScelto}
            onCambia={(x) => cambia({ stato: x })}
          />
        </div>
        {catalogo.isError ? <Guasto titolo={c('guasto')} messaggio={catalogo.error.message} /> : null}
        {catalogo.data === undefined && !catalogo.isError ? <Attesa testo={c('caricamento')} /> : null}
        {catalogo.data !== undefined && viste.length === 0 ? (
          <Vuoto
            titolo={t('catalogo.nessuna')}
            icona={BookOpenText}
            azioni={<Bottone onPress={() => correggi('verifica', 'regole', {})}>{t('tutti')}</Bottone>}
          >
            {t('catalogo.nessunaTesto')}
          </Vuoto>
        ) : null}
        {nomiGruppi.map((nome) => {
          const sue = viste.filter((r) => r.gruppo === nome);
          return sue.length === 0 ? null : (
            <section key={nome} aria-label={nome}>
              <h2 className={s.titolo}>
                {nome}
                <span className={s.spiega}>{t('regole', { count: sue.length })}</span>
              </h2>
              {sue.map((r) => (
                <VoceRegola key={r.id} regola={r} conto={conto(r.id)} scelta={r.id === parametri.regola} />
              ))}
            </section>
          );
        })}
      </div>
    </>
  );
};
