import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  ListOrdered,
  Lock,
  Pencil,
  PencilLine,
  TriangleAlert,
} from 'lucide-react';
import { type JSX, useEffect, useMemo, useState } from 'react';
import { Button, Collection, Input, Label, SearchField, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { senzaAccenti } from '#format/ordine.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import stile from './piano.module.css';

/** A section as the tree shows it. */
export type VoceAlbero = Riceve<'sezioni/albero'>['voci'][number];
type Ramo = VoceAlbero & { readonly figli: readonly Ramo[] };

const rami = (voci: readonly VoceAlbero[], tieni: ReadonlySet<string> | null): Ramo[] => {
  const di = (padre: string | null): Ramo[] =>
    voci
      .filter((v) => v.padreId === padre && (tieni === null || tieni.has(v.id)))
      .map((v) => ({ ...v, figli: di(v.id) }));
  return di(null);
};

/** Sections whose title or number holds the text, with their ancestors. */
const trovate = (voci: readonly VoceAlbero[], testo: string): ReadonlySet<string> | null => {
  const cercato = senzaAccenti(testo.trim());
  if (cercato === '') return null;
  const perId = new Map(voci.map((v) => [v.id as string, v]));
  const esito = new Set<string>();
  for (const voce of voci) {
    if (!senzaAccenti(`${voce.numero} ${voce.titolo}`).includes(cercato)) continue;
    for (
      let v: VoceAlbero | undefined = voce;
      v !== undefined;
      v = v.padreId === null ? undefined : perId.get(v.padreId)
    )
      esito.add(v.id);
  }
  return esito;
};

/** State of a section in one icon, with its word for those who do not see it. */
const Stato = ({ voce }: { voce: VoceAlbero }): JSX.Element => {
  const { t } = useTranslation('piano');
  const { bloccante, avviso } = voce.rilievi;
  const [Icona, parola, tono] =
    bloccante > 0
      ? ([CircleAlert, t('albero.bloccanti', { count: bloccante }), stile.bad] as const)
      : avviso > 0
        ? ([TriangleAlert, t('albero.avvisi', { count: avviso }), stile.warn] as const)
        : voce.tutela === 'vincolato'
          ? ([Lock, t('albero.bloccata'), stile.tenue] as const)
          : voce.parole === 0
            ? ([CircleDashed, t('albero.vuota'), stile.tenue] as const)
            : voce.daCompilare > 0
              ? ([Pencil, t('albero.daCompilare', { count: voce.daCompilare }), stile.act] as const)
              : voce.paroleAttese !== null && voce.parole < voce.paroleAttese / 2
                ? ([PencilLine, t('albero.inBozza'), stile.act] as const)
                : ([CircleCheck, t('albero.completa'), stile.ok] as const);
  return <Icona size={16} role="img" aria-label={parola} className={tono} />;
};

const Voce = ({ ramo }: { ramo: Ramo }): JSX.Element => {
  const quota = ramo.paroleAttese
    ? Math.min(100, Math.round((ramo.parole / ramo.paroleAttese) * 100))
    : ramo.parole > 0
      ? 100
      : 0;
  return (
    <TreeItem id={ramo.id} textValue={`${ramo.numero} ${ramo.titolo}`} className={stile.voce ?? ''}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <div className={stile.riga} data-livello={level}>
            {hasChildItems ? (
              <Button slot="chevron" className={stile.freccia ?? ''} aria-label={isExpanded ? '−' : '+'}>
                {isExpanded ? '▾' : '▸'}
              </Button>
            ) : (
              <span className={stile.freccia} />
            )}
            <span className={stile.numero}>{ramo.numero}</span>
            <span className={stile.nome}>
              {ramo.titolo}
              <progress className={stile.avanzamento} value={quota} max={100} aria-hidden />
            </span>
            <Stato voce={ramo} />
          </div>
        )}
      </TreeItemContent>
      <Collection items={ramo.figli}>{(figlio) => <Voce ramo={figlio} />}</Collection>
    </TreeItem>
  );
};

type Proprieta = {
  readonly albero: Riceve<'sezioni/albero'>;
  readonly scelta: string | null;
  readonly scegli: (id: string) => void;
};

/** Index of the plan: numbers, progress, what needs attention; filter by words. */
export const AlberoSezioni = ({ albero, scelta, scegli }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [filtro, setFiltro] = useState('');
  const [aperti, setAperti] = useState<ReadonlySet<string | number>>(new Set());
  // The open section is always in sight: its ancestors open when it is reached from elsewhere (a finding, an address).
  useEffect(() => {
    const perId = new Map(albero.voci.map((v) => [v.id as string, v.padreId]));
    const antenati: string[] = [];
    for (let id = scelta === null ? null : (perId.get(scelta) ?? null); id !== null; id = perId.get(id) ?? null)
      antenati.push(id);
    setAperti((prima) => (antenati.every((a) => prima.has(a)) ? prima : new Set([...prima, ...antenati])));
  }, [scelta, albero.voci]);
  const tieni = useMemo(() => trovate(albero.voci, filtro), [albero.voci, filtro]);
  const radici = useMemo(() => rami(albero.voci, tieni), [albero.voci, tieni]);
  return (
    <aside className={stile.albero} aria-label={t('albero.titolo')}>
      <div className={stile.alberoTesta}>
        <SearchField value={filtro} onChange={setFiltro} className={stile.filtro ?? ''}>
          <Label className={stile.soloLettori ?? ''}>{t('albero.filtra')}</Label>
          <Input placeholder={t('albero.filtra')} />
        </SearchField>
        <p className={stile.conto}>
          {albero.paroleAttese > 0
            ? t('albero.parole', { parole: intero(albero.parole), attese: intero(albero.paroleAttese) })
            : t('albero.paroleSole', { parole: intero(albero.parole) })}
        </p>
        <a className={stile.tutteLeSchede} href={indirizzo('piano', null, { modo: 'elenco' })}>
          <ListOrdered aria-hidden size={16} />
          {t('albero.schede')}
        </a>
      </div>
      <Tree
        aria-label={t('albero.titolo')}
        className={stile.elenco ?? ''}
        items={radici}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={scelta === null ? [] : [scelta]}
        onSelectionChange={(k) => {
          if (k !== 'all') for (const id of k) scegli(String(id));
        }}
        expandedKeys={tieni === null ? aperti : tieni}
        onExpandedChange={(k) => setAperti(k)}
        onAction={(k) => scegli(String(k))}
        renderEmptyState={() => <p className={stile.conto}>{t('albero.nessuna')}</p>}
      >
        {(ramo) => <Voce ramo={ramo} />}
      </Tree>
    </aside>
  );
};
