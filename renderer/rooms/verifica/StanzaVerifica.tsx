import { BookOpenText, Download, FileSpreadsheet, FileText, ListFilter, Printer, ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import { giornoDi, oraDi } from '#format/date.ts';
import { chiedi, useDomanda } from '../../app/api/uso.ts';
import { contaSegnalazioni } from '../../app/conto-segnalazioni.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { notifica } from '../../app/notifiche.ts';
import { indirizzo } from '../../app/rotte.ts';
import { type GravitaVista, ordineGravita, perGravita, segniGravita } from '../../app/segni.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { MenuAzioni } from '../../ui/MenuAzioni.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import { CatalogoRegole } from './CatalogoRegole.tsx';
import { ElencoRilievi } from './ElencoRilievi.tsx';
import { FiltriVerifica } from './FiltriVerifica.tsx';
import {
  type Attorno,
  type Filtri,
  filtra,
  leggiFiltri,
  raggruppamenti,
  raggruppaRilievi,
  scriviFiltri,
} from './filtri.ts';
import { useFiltroInParole } from './filtro-in-parole.ts';
import { Risolte } from './Risolte.tsx';
import s from './verifica.module.css';

const eGravita = (testo: string): testo is GravitaVista => ordineGravita.some((g) => g === testo);
const diOggi = (istante: string): boolean => giornoDi(istante) === giornoDi(new Date().toISOString());

/** Findings of the plan: filters on the left, list in the middle, one open at a time. */
const Segnalazioni = () => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const { id: regolaScelta, parametri } = useRotta();
  const esito = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const catalogo = useDomanda('verifica/regole', {});
  const contesto = useDomanda('verifica/contesto', {}, { tieniPrecedente: true });
  const file = useDomanda('file/stato', {});
  const filtri = leggiFiltri(parametri);
  const versione = filtri.versione ?? contesto.data?.versioni.at(-1)?.numero ?? null;
  const confronto = useDomanda(
    'verifica/confronto',
    { versione: versione ?? 0 },
    { attiva: versione !== null, tieniPrecedente: true },
  );

  const attorno = useMemo<Attorno>(
    () => ({
      regole: new Map((catalogo.data?.regole ?? []).map((r) => [r.id, { titolo: r.titolo, gruppo: r.gruppo }])),
      contesto: new Map((contesto.data?.rilievi ?? []).map((r) => [chiaveRilievo(r), r])),
      nuovi: confronto.data === undefined ? null : new Set(confronto.data.nuovi.map(chiaveRilievo)),
      diOggi,
    }),
    [catalogo.data, contesto.data, confronto.data],
  );
  const rilievi = esito.data?.rilievi ?? [];
  const conto = contaSegnalazioni(rilievi);
  const quante = new Map<string, number>();
  for (const r of rilievi) {
    const nome = attorno.regole.get(r.regola)?.gruppo ?? r.regola;
    quante.set(nome, (quante.get(nome) ?? 0) + (r.accettata === undefined ? 1 : 0));
  }
  const gruppiRegole = [...quante]
    .map(([nome, n]) => ({ nome, quante: n }))
    .sort((a, b) => a.nome.localeCompare(b.nome, 'it'));

  const { vivi, accettati } = filtra(rilievi, filtri, attorno);
  const aperto =
    regolaScelta === null
      ? undefined
      : rilievi.find(
          (r) => r.regola === regolaScelta && (parametri.soggetto === undefined || r.soggetto === parametri.soggetto),
        );
  // What an address names is shown even when the filters would hide it.
  const mostrati = aperto && aperto.accettata === undefined && !vivi.includes(aperto) ? [...vivi, aperto] : vivi;
  const nomi = {
    comune: contesto.data?.comuni ?? [],
    leps: contesto.data?.leps ?? [],
    sezione: contesto.data?.sezioni ?? [],
    regola: (catalogo.data?.regole ?? []).map((r) => ({ id: r.id, nome: `${r.id} ${r.titolo}` })),
    gravita: [],
    gruppo: [],
  }[filtri.per];
  const gruppi = raggruppaRilievi(
    filtri.momento === 'risolte' ? [] : mostrati,
    filtri.per,
    attorno,
    nomi.map((n) => n.id),
  );
  const nomeGruppo = (id: string): string =>
    id === '' ? t(`nessuno.${filtri.per}`) : (nomi.find((n) => n.id === id)?.nome ?? id);
  const chiaveAperto = aperto ? chiaveRilievo(aperto) : null;
  // A finding under two headings is open under the first only.
  const dove = aperto === undefined ? undefined : gruppi.find((g) => g.rilievi.includes(aperto));

  const cambia = (nuovi: Partial<Filtri>) =>
    correggi('verifica', regolaScelta, {
      ...scriviFiltri({ ...filtri, ...nuovi }),
      soggetto: regolaScelta === null ? null : parametri.soggetto,
    });
  const apri = (r: Rilievo | null) =>
    correggi('verifica', r?.regola ?? null, { ...scriviFiltri(filtri), soggetto: r?.soggetto });
  const tutto = () => correggi('verifica', null, filtri.per === 'gravita' ? {} : { per: filtri.per });

  const inParole = useFiltroInParole(filtri, contesto.data);
  const esporta = (formato: 'docx' | 'csv') => {
    const scelte = [...gruppi.flatMap((g) => g.rilievi), ...accettati].map(({ regola, soggetto }) => ({
      regola,
      soggetto,
    }));
    const uniche = [...new Map(scelte.map((k) => [chiaveRilievo(k), k])).values()];
    void chiedi('guscio/esporta-segnalazioni', { formato, scelte: uniche, filtro: inParole }).then(
      ({ annullato, nome }) => {
        if (!annullato) notifica({ tono: 'ok', testo: t('esportato', { nome: nome ?? '' }) });
      },
      (e: unknown) => notifica({ tono: 'bad', testo: e instanceof Error ? e.message : String(e) }),
    );
  };

  const ora = oraDi(new Date(esito.dataUpdatedAt).toISOString());
  const nRegole = t('regole', { count: catalogo.data?.regole.length ?? 0 });
  const comune = {
    attorno,
    versioni: contesto.data?.versioni ?? [],
    solaLettura: file.data?.solaLettura ?? true,
    apri,
  };
  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={
          esito.data === undefined
            ? null
            : esito.isFetching
              ? t('aggiornamento', { ora })
              : t('contesto', { ora, regole: nRegole })
        }
      >
        <Scelta
          etichetta={t('raggruppa')}
          etichettaNascosta
          className={s.raggruppa}
          opzioni={raggruppamenti.map((id) => ({ id, testo: t(`per.${id}`) }))}
          valore={filtri.per}
          onCambia={(v) => cambia({ per: raggruppamenti.find((x) => x === v) ?? 'gravita' })}
        />
        <MenuAzioni
          etichetta={t('esporta')}
          voci={[
            { id: 'docx', testo: t('esportaDocx'), icona: FileText, esegui: () => esporta('docx') },
            { id: 'csv', testo: t('esportaCsv'), icona: FileSpreadsheet, esegui: () => esporta('csv') },
            { id: 'stampa', testo: t('stampa'), icona: Printer, esegui: () => window.print() },
          ]}
        >
          <Bottone icona={Download}>{t('esporta')}</Bottone>
        </MenuAzioni>
        <a className={s.aCatalogo} href={indirizzo('verifica', 'regole')}>
          <BookOpenText aria-hidden size={16} />
          {t('catalogo.vai')}
        </a>
      </IntestazioneStanza>
      <Colonne
        id="verifica"
        titoloCentro={t('elenco')}
        etichettaMisura={c('misura')}
        chiudi={c('chiudi')}
        sinistra={{
          titolo: t('filtri'),
          bottone: t('mostraFiltri'),
          icona: ListFilter,
          larghezza: 264,
          contenuto: (
            <FiltriVerifica
              filtri={filtri}
              cambia={cambia}
              tutto={tutto}
              conto={conto}
              gruppi={gruppiRegole}
              contesto={contesto.data}
            />
          ),
        }}
      >
        <div className={s.elenco}>
          {esito.isError ? (
            <Guasto
              titolo={c('guasto')}
              messaggio={esito.error.message}
              azioni={<Bottone onPress={() => void esito.refetch()}>{c('riprova')}</Bottone>}
            />
          ) : esito.data === undefined ? (
            <Attesa testo={c('caricamento')} />
          ) : null}
          {inParole === '' ? null : <p className={s.filtroDetto}>{t('filtroDetto', { filtro: inParole })}</p>}
          {filtri.momento === 'risolte' ? (
            <Risolte
              titolo={
                filtri.versione === null
                  ? t('risolte')
                  : t('risolteDa', { nome: confronto.data?.versione.nome ?? String(filtri.versione) })
              }
              risolte={filtri.versione === null ? (contesto.data?.risolti ?? []) : (confronto.data?.risolti ?? [])}
            />
          ) : esito.data !== undefined && gruppi.length === 0 ? (
            <Vuoto
              titolo={t('nessuna')}
              icona={ShieldCheck}
              azioni={rilievi.length > accettati.length ? <Bottone onPress={tutto}>{t('tutti')}</Bottone> : undefined}
            >
              {rilievi.length > accettati.length
                ? t('nessunaFiltri', { n: t('nSegnalazioni', { count: rilievi.length }) })
                : t('nessunaTesto', { regole: nRegole })}
            </Vuoto>
          ) : null}
          {gruppi.map((g) => {
            const segno = eGravita(g.id) ? segniGravita[g.id] : null;
            return (
              <section key={g.id} aria-label={eGravita(g.id) ? c(`gravita.${g.id}`) : nomeGruppo(g.id)}>
                <h2 className={s.titolo}>
                  {segno !== null && eGravita(g.id) ? (
                    <Stato tono={segno.tono} icona={segno.icona} misura="grande">
                      {c(`gravita.${g.id}`)}
                    </Stato>
                  ) : (
                    nomeGruppo(g.id)
                  )}
                  <span className={s.spiega}>
                    {eGravita(g.id)
                      ? t(`spiega.${g.id}`, { n: g.rilievi.length })
                      : t('nSegnalazioni', { count: g.rilievi.length })}
                  </span>
                </h2>
                <ElencoRilievi
                  rilievi={filtri.per === 'gravita' ? g.rilievi : [...g.rilievi].sort(perGravita)}
                  aperto={g === dove ? chiaveAperto : null}
                  {...comune}
                />
              </section>
            );
          })}
          {accettati.length === 0 || filtri.momento === 'risolte' ? null : (
            <section aria-label={t('accettate')}>
              <h2 className={s.titolo}>
                {t('accettate')}
                <span className={s.spiega}>{t('nAccettate', { count: accettati.length })}</span>
              </h2>
              <ElencoRilievi rilievi={accettati} aperto={chiaveAperto} {...comune} />
            </section>
          )}
        </div>
      </Colonne>
    </>
  );
};

/** The room: the findings, or the catalogue of the rules (`#/verifica/regole`). */
export const StanzaVerifica = () => (useRotta().id === 'regole' ? <CatalogoRegole /> : <Segnalazioni />);
