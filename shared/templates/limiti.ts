/**
 * Limits of a pack. A pack carried by a plan is untrusted: every one of these is checked before or while reading,
 * and exceeding it is an ordinary error with file and line.
 */
export const limiti = {
  /** Files of one pack. */
  file: 500,
  /** Characters of one file. */
  caratteriFile: 120_000,
  /** Characters of the whole pack. */
  caratteriPacco: 6_000_000,
  /** Characters of one line of a text file. */
  caratteriRiga: 8_000,
  /** Nesting of blocks (directives, lists) and of inline nodes. */
  profondita: 24,
  /** Marks of list or quote at the start of a line. */
  segniIniziali: 6,
  /** Opening brackets not yet closed inside one paragraph. */
  parentesiAperte: 40,
  /** Nodes of one compiled file. */
  nodiFile: 20_000,
  /** Characters of one expression. */
  caratteriEspressione: 500,
  /** Nodes of one expression. */
  nodiEspressione: 60,
  /** Aliases resolved in one YAML file. */
  aliasYaml: 20,
  /** Errors reported for one file. */
  errori: 100,
  /** Packs in a chain of `estende`. */
  catena: 8,
  /** Characters of a regular expression of errori-citazione.yaml. */
  caratteriEspressioneRegolare: 400,
} as const;
