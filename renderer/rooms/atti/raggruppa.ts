/** Things that say their group, in the order in which groups and things first appear. */
export const perGruppo = <T extends { readonly gruppo: string }>(
  voci: readonly T[],
): { readonly gruppo: string; readonly voci: readonly T[] }[] => {
  const gruppi = new Map<string, T[]>();
  for (const voce of voci) {
    const gia = gruppi.get(voce.gruppo);
    if (gia) gia.push(voce);
    else gruppi.set(voce.gruppo, [voce]);
  }
  return [...gruppi].map(([gruppo, elenco]) => ({ gruppo, voci: elenco }));
};
