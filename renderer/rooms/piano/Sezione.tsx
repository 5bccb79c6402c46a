import type { LexicalEditor } from 'lexical';
import { type JSX, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContenutoSezione, contenutoSezioneSchema } from '#domain/section-content.ts';
import { chiama } from '../../app/api/trasporto.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { primaDiChiudere } from '../../app/congedo.ts';
import { vai } from '../../app/navigazione.ts';
import { notifica } from '../../app/notifiche.ts';
import { Barra } from '../../editor/Barra.tsx';
import { ContestoSezione, type DatoRisolto, Deposito, risoltiDi } from '../../editor/contesto.tsx';
import { EditorSezione, type ManigliaEditor } from '../../editor/EditorSezione.tsx';
import type { EsitoScrittura, StatoSalvataggio } from '../../editor/salvataggio.ts';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { Conflitto } from './Conflitto.tsx';
import { contaSezione } from './conta.ts';
import { DialogoCifra, DialogoNorma } from './Dialoghi.tsx';
import { Ispettore } from './Ispettore.tsx';
import stile from './piano.module.css';
import { SegniDelTesto } from './SegniDelTesto.tsx';

type Lettura = Riceve<'sezioni/leggi'>;

/** Both texts of a refused write, as the engine sends them. */
const altroTesto = (details: unknown): { readonly contenuto: ContenutoSezione; readonly revisione: number } | null => {
  if (typeof details !== 'object' || details === null || !('attuale' in details) || !('revisione' in details))
    return null;
  const letto = contenutoSezioneSchema.safeParse(details.attuale);
  return letto.success && typeof details.revisione === 'number'
    ? { contenuto: letto.data, revisione: details.revisione }
    : null;
};

/** Writes one section through the engine and says what became of it. */
const scriviSezione = async (
  id: string,
  contenuto: ContenutoSezione,
  baseRevisione: number,
  gruppo: string,
): Promise<EsitoScrittura> => {
  const risposta = await chiama('sezioni/scrivi', { id, baseRevisione, contenuto, gruppo }).catch(
    (e: unknown) => ({ ok: false, error: { code: 'disco', message: e instanceof Error ? e.message : '' } }) as const,
  );
  if (risposta.ok) return { esito: 'scritta', revisione: risposta.value.revisione };
  const { code, message } = risposta.error;
  if (code === 'revisione-superata' && 'details' in risposta.error) {
    const altro = altroTesto(risposta.error.details);
    if (altro) return { esito: 'superata', altro: altro.contenuto, revisione: altro.revisione };
  }
  if (code === 'disco' || code === 'interno' || code === 'nessun-piano-aperto')
    return { esito: 'persa', messaggio: message };
  return { esito: 'rifiutata', messaggio: message };
};

const Salvato = ({ stato }: { stato: StatoSalvataggio }): JSX.Element => {
  const { t } = useTranslation('piano');
  const messaggio = stato.stato === 'rifiutato' || stato.stato === 'in-attesa' ? stato.messaggio : '';
  return (
    <span
      role="status"
      className={
        stato.stato === 'al-sicuro'
          ? stile.ok
          : stato.stato === 'da-scrivere' || stato.stato === 'scrivo'
            ? stile.tenue
            : stile.bad
      }
    >
      {stato.stato === 'conflitto' ? t('conflitto.titolo') : t(`salvataggio.${stato.stato}`, { messaggio })}
    </span>
  );
};

type Proprieta = {
  readonly lettura: Lettura;
  readonly numero: string;
  readonly paroleAttese: number | null;
  readonly solaLettura: boolean;
  readonly registra: (maniglia: ManigliaEditor | null) => void;
};

/** One open section: tools, paper, inspector. Mounted with the section's id as key. */
export const Sezione = ({ lettura, numero, paroleAttese, solaLettura, registra }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const { sezione } = lettura;
  const maniglia = useRef<ManigliaEditor | null>(null);
  const [editor, setEditor] = useState<LexicalEditor | null>(null);
  const [stato, setStato] = useState<StatoSalvataggio>({ stato: 'al-sicuro' });
  const [dato, setDato] = useState<DatoRisolto | null>(null);
  const [dialogo, setDialogo] = useState<'cifra' | 'norma' | null>(null);
  const [deposito] = useState(() => new Deposito(risoltiDi(lettura)));
  const [gruppo] = useState(() => `sezione:${crypto.randomUUID()}`);
  const visto = useRef(sezione.revisione);

  useEffect(() => deposito.scrivi(risoltiDi(lettura)), [deposito, lettura]);
  // What is being typed reaches the engine before the plan is closed, exported or undone.
  useEffect(() => primaDiChiudere(async () => maniglia.current?.scriviOra()), []);
  useEffect(() => {
    setEditor(maniglia.current?.editor ?? null);
    registra(maniglia.current);
    return () => registra(null);
  }, [registra]);
  // A newer revision from elsewhere (undo of the plan, another page) enters only while nothing is being typed here.
  useEffect(() => {
    if (sezione.revisione === visto.current) return;
    visto.current = sezione.revisione;
    if (maniglia.current && !maniglia.current.daScrivere())
      maniglia.current.ricarica(sezione.contenuto, sezione.revisione);
  }, [sezione]);

  const scrivi = useCallback(
    (contenuto: ContenutoSezione, base: number) => scriviSezione(sezione.id, contenuto, base, gruppo),
    [sezione.id, gruppo],
  );
  const apriOrigine = useCallback((d: DatoRisolto) => vai('registri', d.registro, { riga: d.luogo?.id }), []);
  const apriCifra = useCallback(() => setDialogo('cifra'), []);
  const apriNorma = useCallback(() => setDialogo('norma'), []);
  const chiudiDialogo = useCallback(() => setDialogo(null), []);
  const contesto = useMemo(
    () => ({
      deposito,
      selezionaDato: setDato,
      apriOrigine,
      apriNorma: (url: string) => void chiama('guscio/apri-norma', { url }),
    }),
    [deposito, apriOrigine],
  );
  const conto = contaSezione(sezione.contenuto);
  return (
    <ContestoSezione value={contesto}>
      <section
        className={stile.editor}
        aria-label={`${numero} ${sezione.titolo}`}
        onKeyDown={(e) => {
          if (!e.ctrlKey || !e.shiftKey) return;
          if (e.key.toLowerCase() === 'd') {
            e.preventDefault();
            apriCifra();
          }
          if (e.key.toLowerCase() === 'n') {
            e.preventDefault();
            apriNorma();
          }
        }}
      >
        <Barra
          editor={editor}
          apriCifra={apriCifra}
          apriNorma={apriNorma}
          disabilitata={solaLettura}
          coda={
            <span className={stile.coda}>
              {conto.daCompilare > 0 ? (
                <span className={stile.warn}>{t('barra.daCompilare', { count: conto.daCompilare })}</span>
              ) : null}
              <span className={stile.tenue}>
                {paroleAttese
                  ? t('barra.parole', { parole: conto.parole, attese: paroleAttese })
                  : t('barra.paroleSole', { count: conto.parole })}
              </span>
              <Salvato stato={stato} />
            </span>
          }
        />
        <div className={stile.scorri}>
          <article className={stile.carta}>
            <h2 className={stile.titoloSezione}>
              {numero} {sezione.titolo}
            </h2>
            <EditorSezione
              contenuto={sezione.contenuto}
              revisione={sezione.revisione}
              titolo={sezione.titolo}
              solaLettura={solaLettura}
              scrivi={scrivi}
              avvisa={setStato}
              avvisaBlocco={() => notifica({ tono: 'warn', testo: t('blocco.protetto') })}
              apriCifra={apriCifra}
              apriNorma={apriNorma}
              maniglia={maniglia}
            />
          </article>
        </div>
        {stato.stato === 'conflitto' ? (
          <Conflitto
            mio={stato.mio}
            altro={stato.altro}
            tieniMio={() => maniglia.current?.tieniMio(stato.revisione)}
            tieniAltro={() => maniglia.current?.ricarica(stato.altro, stato.revisione)}
          />
        ) : null}
        {editor === null ? null : <SegniDelTesto editor={editor} sezioneId={sezione.id} />}
        {editor !== null && dialogo === 'cifra' ? (
          <DialogoCifra chiudi={chiudiDialogo} editor={editor} deposito={deposito} />
        ) : null}
        {editor !== null && dialogo === 'norma' ? (
          <DialogoNorma chiudi={chiudiDialogo} editor={editor} deposito={deposito} />
        ) : null}
      </section>
      <Ispettore lettura={lettura} dato={dato} apriOrigine={apriOrigine} editor={editor} />
    </ContestoSezione>
  );
};

/** The section once the engine has answered; the editor is born again for each section. */
export const SezioneAperta = ({
  id,
  numero,
  paroleAttese,
  solaLettura,
  registra,
}: Omit<Proprieta, 'lettura'> & { id: string }): JSX.Element => {
  const { t } = useTranslation('piano');
  const { data, error } = useDomanda('sezioni/leggi', { id });
  if (error) return <Guasto titolo={t('stanza.errore')} messaggio={error.message} />;
  if (!data) return <Attesa testo={t('stanza.carico')} />;
  return (
    <Sezione
      key={id}
      lettura={data}
      numero={numero}
      paroleAttese={paroleAttese}
      solaLettura={solaLettura}
      registra={registra}
    />
  );
};
